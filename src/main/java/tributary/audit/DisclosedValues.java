package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tributary.audit.log.CanonicalJson;
import tributary.audit.log.Commitment;
import tributary.audit.log.LeafEncoding;
import tributary.tenancy.DeclaredTenants;

/** What entries only commit to, with the salt that shows it, as far as it was not erased. */
@Component
class DisclosedValues {

    /** What no verifier reads is left out: nobody can put in so much by the system's own doors. */
    private static final int LARGEST = 1 << 20;

    private final JdbcTemplate jdbc;
    private final DeclaredTenants tenants;

    DisclosedValues(JdbcTemplate jdbc, DeclaredTenants tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    /** By position, lines of JSON pointer, salt and canonical JSON. */
    Map<Long, String> of(String tenant, Collection<Long> positions) {
        return tenants.also(List.of(tenant), () -> read(positions));
    }

    private Map<Long, String> read(Collection<Long> positions) {
        Map<Long, String> values = new HashMap<>();
        jdbc.query(
                "select position, actor, detail, salts from audit_personal where position = any (?)",
                row -> {
                    values.put(
                            row.getLong("position"),
                            lines(
                                    row.getString("actor"),
                                    LeafEncoding.parse(row.getString("detail")),
                                    LeafEncoding.parse(row.getString("salts"))));
                },
                (Object) positions.toArray(Long[]::new));
        return values;
    }

    private static String lines(@Nullable String actor, JsonNode detail, JsonNode salts) {
        StringBuilder lines = new StringBuilder();
        for (String pointer : sorted(salts)) {
            JsonNode value = pointer.equals(Commitment.ACTOR)
                    ? (actor == null ? null : TextNode.valueOf(actor))
                    : detail.get(pointer.substring(Commitment.DETAIL.length()));
            byte[] told = value == null ? new byte[0] : CanonicalJson.bytes(value);
            if (told.length > 0 && told.length <= LARGEST) {
                lines.append(pointer)
                        .append(' ')
                        .append(salts.path(pointer).asText())
                        .append(' ')
                        .append(new String(told, StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private static List<String> sorted(JsonNode salts) {
        return salts.properties().stream().map(Map.Entry::getKey).sorted().toList();
    }
}
