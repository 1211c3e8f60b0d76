package tributary.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells a proposal's facts in words, each with its label and unit, in the dictionary's order. What the proposal does not say is left out. */
@Component
public class FactSheet {

    private final FactDictionary dictionary;
    private final MessageSource messages;

    FactSheet(FactDictionary dictionary, MessageSource messages) {
        this.dictionary = dictionary;
        this.messages = messages;
    }

    /** A fact as people read it. */
    public record Line(String label, String value) {}

    /** The facts that a proposal states; those of a list follow each other, with their number, and those of one host alone come last. */
    public List<Line> describe(JsonNode facts) {
        List<Line> lines = new ArrayList<>();
        for (Fact fact : dictionary.all()) {
            String pointer = fact.pointer();
            int list = pointer.indexOf("/*/");
            if (list < 0) {
                add(lines, fact, fact.label(), facts.at(pointer));
                continue;
            }
            int number = 0;
            for (JsonNode entry : facts.at(pointer.substring(0, list))) {
                number++;
                add(lines, fact, fact.label() + " (" + number + ")", entry.at(pointer.substring(list + 2)));
            }
        }
        for (JsonNode host : facts.path("hosts")) {
            String country = country(host.path("member").asText());
            for (Fact fact : dictionary.all()) {
                add(lines, fact, fact.label() + " (" + country + ")", host.at(fact.pointer()));
            }
        }
        return lines;
    }

    private void add(List<Line> lines, Fact fact, String label, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        String text = text(fact, value);
        if (!text.isBlank()) {
            lines.add(new Line(label, text));
        }
    }

    private String text(Fact fact, JsonNode value) {
        return switch (fact.type()) {
            case BOOLEAN -> value.asBoolean() ? "yes" : "no";
            case CHOICE -> choice(fact.name(), value.asText());
            case MONEY -> value.path("currency").asText() + " " + grouped(value.path("amount"));
            case COUNTRIES -> {
                List<String> names = new ArrayList<>();
                value.forEach(code -> names.add(country(code.asText())));
                yield String.join(", ", names);
            }
            case INTEGER, DECIMAL ->
                fact.unit() == null ? grouped(value) : grouped(value) + " " + say("unit." + fact.unit(), fact.unit());
            case TEXT -> value.asText();
        };
    }

    private String choice(String fact, String code) {
        String words = say("choice." + code, Words.ofCode(code));
        return switch (fact) {
            case "activity", "sector" -> say(fact + "." + code, words);
            default -> say("choice." + fact + "." + code, words);
        };
    }

    private String country(String code) {
        return say("member." + code, code);
    }

    private String say(String key, String otherwise) {
        return String.valueOf(messages.getMessage(key, null, otherwise, Locale.ENGLISH));
    }

    private static String grouped(JsonNode number) {
        try {
            return Words.grouped(new BigDecimal(number.asText()));
        } catch (NumberFormatException noNumber) {
            return number.asText();
        }
    }
}
