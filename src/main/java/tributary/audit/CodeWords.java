package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.catalogue.Words;
import tributary.proposal.ReviewWords;

/** Words for what decision tables, forms and processes hold: the names of columns, questions and variables, and the codes that stand there. */
@Component
class CodeWords {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z]*");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final MessageSource messages;
    private final ReviewWords words;
    private final FactDictionary dictionary;

    CodeWords(MessageSource messages, ReviewWords words, FactDictionary dictionary) {
        this.messages = messages;
        this.words = words;
        this.dictionary = dictionary;
    }

    /** What a table's column is called; the log has inputs by their labels, outputs by their names. */
    String column(String name) {
        return NAME.matcher(name).matches() ? say("audit.output." + name, label(name)) : name;
    }

    /** What a form asked. */
    String answer(String name) {
        return say("audit.answer." + name, label(name));
    }

    /** What a variable of a process is called. */
    String variable(String name) {
        return say("audit.variable." + name, answer(name));
    }

    /**
     * What stands in a column, an answer or a variable.
     *
     * @param member whose table, form or process it is
     * @param name of the variable or output; codes of another name are told as what they are by themselves
     * @param step what that member's process calls a step
     */
    String value(String member, String name, JsonNode value, UnaryOperator<String> step) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(item -> value(member, name, item, step))
                    .collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .filter(part -> !part.getValue().isNull())
                    .map(part -> column(part.getKey()) + ": " + value(member, part.getKey(), part.getValue(), step))
                    .collect(Collectors.joining("; "));
        }
        return word(member, name, value.asText(), step);
    }

    private String word(String member, String name, String value, UnaryOperator<String> step) {
        return switch (name) {
            case "kind" -> say("document-kind." + value, words.choice(name, value));
            case "activity", "sector", "instrument", "eligible", "stage" -> words.code(name, value);
            case "termKind" -> words.code("term-kind", value);
            case "procedure", "mekongProcedure", "reclassifiedAs" -> words.code("mekong-procedure", value);
            case "mekongResult" -> words.code("outcome", value);
            case "part", "role", "appealRole" -> words.code("participation", value);
            case "step", "since" -> step.apply(value);
            case "actor", "authorityGroup", "examinedBy" -> words.group(member + "." + value);
            case "member", "host", "homeCountry", "hostCountries", "notified", "signatory", "appealMember" ->
                words.country(value);
            case "source", "financingSources" -> words.choice("source", value);
            case "outcome" -> words.code("legal-outcome.short", value);
            case "fact" -> label(value);
            case "findings", "conditions", "comments", "measure", "text" -> value;
            default ->
                fact(name).filter(fact -> fact.type() == Fact.Type.CHOICE).isPresent()
                        ? words.choice(name, value)
                        : plainly(value);
        };
    }

    /** A code or a day in words; any other text as it is. */
    String plainly(String value) {
        return switch (value) {
            case "true" -> words.text("yes");
            case "false" -> words.text("no");
            default -> CODE.matcher(value).matches() ? say("audit.value." + value, Words.ofCode(value)) : day(value);
        };
    }

    private String day(String value) {
        if (!DAY.matcher(value).matches()) {
            return value;
        }
        try {
            return words.date(LocalDate.parse(value));
        } catch (DateTimeParseException noDay) {
            return value;
        }
    }

    private String label(String name) {
        return fact(name).map(Fact::label).orElse(Words.ofCode(name));
    }

    private Optional<Fact> fact(String name) {
        return dictionary.findFact(name);
    }

    private String say(String key, String otherwise) {
        return Objects.requireNonNullElse(
                messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale()), otherwise);
    }
}
