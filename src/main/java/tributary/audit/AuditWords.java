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

    // In the order of telling: a table answers one or two of them.
    private static final List<String> SUMMARIES = List.of(
            "requirement", "kind", "instrument", "category", "result", "procedure", "part", "reviewBody", "outcome");

    private final MessageSource messages;

    AuditWords(MessageSource messages) {
        this.messages = messages;
    }

    /** What happened: "Claimed: review environment". */
    public String event(AuditEntry entry) {
        String type = entry.type();
        if (type.equals("task-changed")) {
            type = entry.text("assignee") == null ? "task-released" : "task-claimed";
        }
        return say("audit.type." + type, spelled(entry.type()), subject(entry)).strip();
    }

    private static String subject(AuditEntry entry) {
        String name = entry.text("name");
        if (name != null && !entry.type().startsWith("task-")) {
            return name;
        }
        return Optional.ofNullable(entry.text("variable")).orElse(spelled(entry.step()));
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

    /** What the rule comes to, in a line: the first thing that its table answers, and who is competent. */
    public String summary(RuleFired fired) {
        String what = SUMMARIES.stream()
                .map(output -> summary(output, fired.outputs().get(output)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        return fired.authority() == null ? what : what.isEmpty() ? fired.authority() : what + "; " + fired.authority();
    }

    private Optional<String> summary(String output, @Nullable String value) {
        return Optional.ofNullable(value).map(text -> switch (output) {
            case "kind" -> say("document-kind." + text, spelled(text));
            case "instrument" -> say("instrument." + text, spelled(text));
            default -> spelled(text);
        });
    }

    public String output(String name) {
        return say("audit.output." + name, spelled(name));
    }

    /** What a person wrote, or what a variable was set to; null where there is neither. */
    @Nullable
    public String text(AuditEntry entry) {
        String findings = entry.text("findings");
        if (findings != null && !findings.isBlank()) {
            return findings + answers(entry);
        }
        JsonNode conditions = entry.detail().path("conditions");
        if (conditions.isArray() && !conditions.isEmpty()) {
            List<String> texts = new ArrayList<>();
            conditions.forEach(condition -> texts.add(condition.asText()));
            return String.join(" · ", texts);
        }
        return Optional.ofNullable(entry.text("reason")).orElse(entry.text("value"));
    }

    /** What else the form asked: {@code opinionsAgainst} is told as "opinions against". */
    private static String answers(AuditEntry entry) {
        StringBuilder told = new StringBuilder();
        entry.detail()
                .path("answers")
                .properties()
                .forEach(answer -> told.append(" · ")
                        .append(answer.getKey().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(answer.getValue().asText()));
        return told.toString();
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
