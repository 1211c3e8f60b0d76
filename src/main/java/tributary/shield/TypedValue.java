package tributary.shield;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A variable's value as the engine's REST interface takes it; the engine itself does not say which of several it cannot read. */
final class TypedValue {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Predicate<JsonNode>> TYPES = Map.of(
            "boolean", JsonNode::isBoolean,
            "double", JsonNode::isNumber,
            "integer", node -> node.isIntegralNumber() && node.canConvertToInt(),
            "json", TypedValue::isJson,
            "long", node -> node.isIntegralNumber() && node.canConvertToLong(),
            "null", JsonNode::isNull,
            "string", JsonNode::isTextual);

    private TypedValue() {}

    /** Why a value is not what its type says; empty when it is, or when it names no type. */
    static Optional<String> findFault(JsonNode variable) {
        JsonNode value = variable.path("value");
        String type = variable.path("type").asText("");
        Predicate<JsonNode> fits = TYPES.get(type.toLowerCase(Locale.ROOT));
        boolean isRead = value.isMissingNode() || value.isNull() || fits == null || fits.test(value);
        return isRead ? Optional.empty() : Optional.of("“" + shortened(value) + "” is no " + type + ".");
    }

    private static boolean isJson(JsonNode value) {
        try {
            return value.isTextual() && JSON.readTree(value.asText()) != null;
        } catch (JsonProcessingException malformed) {
            return false;
        }
    }

    private static String shortened(JsonNode value) {
        String text = value.asText();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
