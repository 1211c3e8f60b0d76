package tributary.routing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.catalogue.Words;

/** Says in words whether a duty towards the host's people and economy is met, and by how much it is missed. */
@Component
public class LocalizationWords {

    private final MessageSource messages;

    LocalizationWords(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code not met: 28 % against 25 %, 3 points; 24 people short}. */
    public String result(LocalizationFinding finding) {
        List<String> parts = new ArrayList<>();
        if (finding.met() != null && finding.value() != null && finding.limit() != null) {
            parts.add(say(
                    "localization.against",
                    measured(finding.value(), finding.unit()),
                    measured(finding.limit(), finding.unit())));
        }
        if (finding.gap() != null && "share".equals(finding.unit())) {
            parts.add(say("localization.points", percent(finding.gap())));
        } else if (finding.gap() != null && isCurrency(finding.unit())) {
            parts.add(say("localization.short", measured(finding.gap(), finding.unit())));
        }
        String shortage = finding.people() == null ? "" : "; " + say("localization.people-short", finding.people());
        String found = finding.met() == null ? "duty" : finding.met() ? "met" : "not-met";
        String measure = parts.isEmpty() ? "" : ": " + String.join(", ", parts);
        return say("localization." + found) + measure + shortage;
    }

    private static String measured(String number, @Nullable String unit) {
        if ("share".equals(unit)) {
            return percent(number) + " %";
        }
        return isCurrency(unit) ? unit + " " + grouped(new BigDecimal(number)) : grouped(new BigDecimal(number));
    }

    private static boolean isCurrency(@Nullable String unit) {
        return unit != null && unit.matches("[A-Z]{3}");
    }

    private static String percent(String share) {
        return grouped(new BigDecimal(share).movePointRight(2));
    }

    private static String grouped(BigDecimal number) {
        return Words.grouped(number.setScale(2, RoundingMode.HALF_EVEN));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
