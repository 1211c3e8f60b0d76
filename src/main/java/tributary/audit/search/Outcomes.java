package tributary.audit.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.proposal.ReviewWords;

/** The outcomes that entries can have: all that there are words for. */
@Component
class Outcomes {

    private static final List<String> LISTS = List.of("outcome", "appraisal-stage", "legal-outcome.short");

    private final List<String> bundles;
    private final ReviewWords words;
    private final MessageSource messages;

    Outcomes(@Value("${spring.messages.basename}") List<String> bundles, ReviewWords words, MessageSource messages) {
        this.bundles = bundles;
        this.words = words;
        this.messages = messages;
    }

    /** Code and words, in the order of the words, whatever their case; with the one asked for, known or not. */
    Map<String, String> byWords(@Nullable String asked) {
        Map<String, String> known = new TreeMap<>();
        if (asked != null) {
            known.put(asked, say("outcome", asked));
        }
        for (String bundle : bundles) {
            for (String key : ResourceBundle.getBundle(bundle).keySet()) {
                LISTS.stream().filter(list -> key.startsWith(list + ".")).forEach(list -> {
                    String code = key.substring(list.length() + 1);
                    known.put(code, say(list, code));
                });
            }
        }
        Map<String, String> sorted = new LinkedHashMap<>();
        known.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .forEach(outcome -> sorted.put(outcome.getKey(), outcome.getValue()));
        return sorted;
    }

    /** An authority approves at a step, and a review or a proposal is approved: a list that offers both says which. */
    private String say(String list, String code) {
        String plain = words.code(list, code);
        return String.valueOf(
                messages.getMessage("audit.outcome." + code, null, plain, LocaleContextHolder.getLocale()));
    }
}
