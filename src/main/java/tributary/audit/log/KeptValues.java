package tributary.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beside an entry, which readers are shown as part of it.
 *
 * @param salts JSON pointer to salt
 */
record KeptValues(@Nullable String actor, JsonNode detail, JsonNode salts) {

    /** Of an entry beside which nothing is kept, or nothing any more. */
    static final KeptValues NONE =
            new KeptValues(null, JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode());

    /** Whether the value at that pointer is there. */
    boolean has(String pointer) {
        return pointer.equals(Commitment.ACTOR)
                ? actor != null
                : pointer.startsWith(Commitment.DETAIL) && detail.has(pointer.substring(Commitment.DETAIL.length()));
    }

    /** The first value, by its pointer, that the entry does not commit to; null when it does to all. What was erased is not missed. */
    @Nullable
    String findStranger(JsonNode commitments) {
        for (Map.Entry<String, JsonNode> value : values().entrySet()) {
            Commitment commitment = new Commitment(
                    salts.path(value.getKey()).asText(),
                    commitments.path(value.getKey()).asText());
            if (!commitment.isTo(value.getValue())) {
                return value.getKey();
            }
        }
        return null;
    }

    private Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (actor != null) {
            values.put(Commitment.ACTOR, TextNode.valueOf(actor));
        }
        detail.properties().forEach(member -> values.put(Commitment.DETAIL + member.getKey(), member.getValue()));
        return values;
    }
}
