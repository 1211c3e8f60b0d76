package tributary.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tributary.catalogue.Words;

/** JSON in words: what only programs read is left out, and so is what is not given. */
final class ToldJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ToldJson() {}

    /**
     * Empty when the text is no list and no object.
     *
     * @param telling how a single text is told; an empty one is left out
     */
    static Optional<String> find(String text, UnaryOperator<String> telling) {
        if (!text.startsWith("[") && !text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(tell(JSON.readTree(text), telling));
        } catch (JsonProcessingException another) {
            return Optional.empty();
        }
    }

    private static String tell(JsonNode value, UnaryOperator<String> telling) {
        if (value.isObject()) {
            return joined(
                    value.properties().stream().map(field -> named(field.getKey(), tell(field.getValue(), telling))),
                    "; ");
        }
        if (value.isArray()) {
            return joined(StreamSupport.stream(value.spliterator(), false).map(item -> tell(item, telling)), " · ");
        }
        return value.isNull() ? "" : telling.apply(value.asText());
    }

    private static String named(String name, String told) {
        return told.isEmpty() ? "" : Words.ofCode(name) + ": " + told;
    }

    private static String joined(Stream<String> parts, String between) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }
}
