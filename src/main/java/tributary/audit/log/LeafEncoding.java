package tributary.audit.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a leaf: an entry as canonical JSON. {@code docs/audit-format.md} tells it to others; a change of it is a new format beside the
 * old ones, or old leaves could not be told any more.
 */
public final class LeafEncoding {

    /** Columns of {@code audit_entry e} that a leaf is made of. */
    static final String COLUMNS = """
            e.position, e.at, e.tenant, e.actor, e.type, e.proposal_id, e.revision, e.step, e.rule, e.authority, e.outcome,
            e.process, e.definition_id, e.instance_id, e.detail, e.commitments
            """;

    /** Those of them that are empty in a tombstone. */
    static final List<String> ERASED = List.of(
            "actor", "revision", "step", "rule", "authority", "outcome", "process", "definition_id", "instance_id");

    static final String FORMAT = "tributary-audit-entry/1";

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    private static final ObjectReader EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private LeafEncoding() {}

    /** The leaf of the entry in this row. */
    static byte[] encode(ResultSet row) throws SQLException {
        ObjectNode leaf = JsonNodeFactory.instance.objectNode();
        leaf.put("format", FORMAT);
        leaf.put("position", row.getLong("position"));
        leaf.put(
                "at",
                MICROSECONDS.format(row.getObject("at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC)));
        put(leaf, "tenant", row.getString("tenant"));
        put(leaf, "actor", row.getString("actor"));
        put(leaf, "type", row.getString("type"));
        put(leaf, "proposal", row.getString("proposal_id"));
        Integer revision = row.getObject("revision", Integer.class);
        if (revision != null) {
            leaf.put("revision", revision.intValue());
        }
        put(leaf, "step", row.getString("step"));
        put(leaf, "rule", row.getString("rule"));
        put(leaf, "authority", row.getString("authority"));
        put(leaf, "outcome", row.getString("outcome"));
        put(leaf, "process", row.getString("process"));
        put(leaf, "definition", row.getString("definition_id"));
        put(leaf, "instance", row.getString("instance_id"));
        leaf.set("detail", parse(row.getString("detail")));
        leaf.set("commitments", parse(row.getString("commitments")));
        return CanonicalJson.bytes(leaf);
    }

    private static void put(ObjectNode leaf, String name, @Nullable String value) {
        if (value != null) {
            leaf.put(name, value);
        }
    }

    /** Reads JSON with the digits that its numbers have. */
    public static JsonNode parse(String json) {
        try {
            return EXACT.readValue(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An audit entry holds no JSON", broken);
        }
    }
}
