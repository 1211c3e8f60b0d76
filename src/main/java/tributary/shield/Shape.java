package tributary.shield;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that a body may have, at every depth. */
sealed interface Shape {

    /** The JSON pointer of the first thing that has no place in this shape. */
    Optional<String> findIntruder(JsonNode body, String pointer);

    /** A text, number, truth value or null. */
    static Shape value() {
        return new Value(List.of());
    }

    /** One of these texts, or null. */
    static Shape oneOf(String... texts) {
        return new Value(List.of(texts));
    }

    /** An object with no other keys than these. */
    static Shape object(Map<String, Shape> keys) {
        return new Keys(keys, null);
    }

    /** An object whose keys are names that the caller chooses. */
    static Shape named(Shape each) {
        return new Keys(Map.of(), each);
    }

    static Shape list(Shape each) {
        return new Each(each);
    }

    record Value(List<String> texts) implements Shape {
        @Override
        public Optional<String> findIntruder(JsonNode body, String pointer) {
            boolean fits = body.isValueNode() && (texts.isEmpty() || body.isNull() || texts.contains(body.asText()));
            return fits ? Optional.empty() : Optional.of(pointer);
        }
    }

    record Keys(Map<String, Shape> keys, @Nullable Shape others) implements Shape {
        @Override
        public Optional<String> findIntruder(JsonNode body, String pointer) {
            if (!body.isObject()) {
                return Optional.of(pointer);
            }
            for (Map.Entry<String, JsonNode> property : body.properties()) {
                String here =
                        pointer + "/" + property.getKey().replace("~", "~0").replace("/", "~1");
                Shape shape = keys.getOrDefault(property.getKey(), others);
                Optional<String> intruder =
                        shape == null ? Optional.of(here) : shape.findIntruder(property.getValue(), here);
                if (intruder.isPresent()) {
                    return intruder;
                }
            }
            return Optional.empty();
        }
    }

    record Each(Shape each) implements Shape {
        @Override
        public Optional<String> findIntruder(JsonNode body, String pointer) {
            if (!body.isArray()) {
                return Optional.of(pointer);
            }
            for (int i = 0; i < body.size(); i++) {
                Optional<String> intruder = each.findIntruder(body.get(i), pointer + "/" + i);
                if (intruder.isPresent()) {
                    return intruder;
                }
            }
            return Optional.empty();
        }
    }
}
