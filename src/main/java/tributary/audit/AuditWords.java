package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in a reader's language what an entry tells. */
@Component
class AuditWords {

    private final MessageSource messages;

    AuditWords(MessageSource messages) {
        this.messages = messages;
    }

    /** What happened: "Completed: Review environment". */
    public String event(AuditEntry entry) {
        String name = entry.text("name");
        String subject = name != null
                ? name
                : Optional.ofNullable(entry.text("variable")).orElse(spelled(entry.step()));
        return say("audit.type." + entry.type(), entry.type(), subject).strip();
    }

    public String outcome(AuditEntry entry) {
        return entry.outcome() == null ? "" : code(entry.outcome());
    }

    /** A code as people read it: {@code approve-with-conditions} is "approve with conditions". */
    public String code(String code) {
        return say("outcome." + code, spelled(code));
    }

    public String actor(AuditEntry entry) {
        return person(entry.actor());
    }

    public String person(@Nullable String actor) {
        return actor == null ? say("audit.system", "the system") : actor;
    }

    public String output(String name) {
        return say("audit.output." + name, spelled(name));
    }

    /** What a person wrote, or what a variable was set to; null where there is neither. */
    @Nullable
    public String text(AuditEntry entry) {
        String findings = entry.text("findings");
        if (findings != null && !findings.isBlank()) {
            return findings;
        }
        JsonNode conditions = entry.detail().path("conditions");
        if (conditions.isArray() && !conditions.isEmpty()) {
            List<String> texts = new ArrayList<>();
            conditions.forEach(condition -> texts.add(condition.asText()));
            return String.join(" · ", texts);
        }
        return entry.text("value");
    }

    private String say(String key, String otherwise, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return Optional.ofNullable(messages.getMessage(key, arguments, otherwise, locale))
                .orElse(otherwise);
    }

    private static String spelled(@Nullable String code) {
        return code == null ? "" : code.replace('-', ' ');
    }
}
