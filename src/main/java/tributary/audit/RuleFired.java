package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a decision table that fired in a review, or that none of a table did: what it read, what it answered, what it rests on.
 *
 * @param position of its entry
 * @param revision of the dossier that it judged; null where it judged none
 * @param member whose law it is; {@code joint} for what all share
 * @param rule empty where none fired
 * @param row the row of the table that fired: {@code LA-E3.1}; empty where none did
 * @param table file and decision
 * @param version hash of the table's file, so that the very text can be found again
 * @param inputs what the table read, by the labels of its columns; without what was not given
 * @param outputs what the rule answered beside what has a place of its own here, by name
 */
public record RuleFired(
        long position,
        OffsetDateTime at,
        @Nullable Integer revision,
        String member,
        String rule,
        String row,
        String table,
        String version,
        @Nullable String authority,
        @Nullable String outcome,
        boolean confirmed,
        @Nullable String note,
        List<String> legalBasis,
        Map<String, JsonNode> inputs,
        Map<String, JsonNode> outputs) {

    /** Types of the entries that tell of a decision table. */
    public static final Set<String> TABLES = Set.of("rule-fired", "rule-none");

    /** The rules that fired, in order, by the file of their table; one found again on the same revision, with the same answers, is told once. */
    static Map<String, List<RuleFired>> byFile(List<AuditEntry> entries) {
        return different(entries, "rule-fired").stream()
                .collect(Collectors.groupingBy(RuleFired::file, LinkedHashMap::new, Collectors.toList()));
    }

    /** The tables that were asked and in which no rule fired, in order; one asked again on the same revision, with the same inputs, is told once. */
    static List<RuleFired> listNone(List<AuditEntry> entries) {
        return different(entries, "rule-none");
    }

    private static List<RuleFired> different(List<AuditEntry> entries, String type) {
        Map<List<Object>, RuleFired> different = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> type.equals(entry.type()))
                .map(RuleFired::from)
                .forEach(fired -> different.putIfAbsent(fired.content(), fired));
        return List.copyOf(different.values());
    }

    private List<Object> content() {
        return List.of(Optional.ofNullable(revision), member, table, version, rule, inputs, outputs);
    }

    private String file() {
        String path = table.contains("#") ? table.substring(0, table.indexOf('#')) : table;
        return path.substring(path.lastIndexOf('/') + 1).replace(".dmn", "");
    }

    /** What an entry of such a type tells. */
    public static RuleFired from(AuditEntry entry) {
        JsonNode outputs = entry.detail().path("outputs");
        return new RuleFired(
                entry.position(),
                entry.at(),
                entry.revision(),
                entry.detail().path("member").asText(entry.tenant()),
                Objects.requireNonNullElse(entry.rule(), ""),
                entry.detail().path("row").asText(Objects.requireNonNullElse(entry.rule(), "")),
                entry.detail().path("table").asText(),
                entry.detail().path("version").asText(),
                entry.authority(),
                entry.outcome(),
                outputs.path("confirmed").asBoolean(true),
                outputs.path("note").isTextual() ? outputs.path("note").asText() : null,
                StreamSupport.stream(outputs.path("legalBasis").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                given(entry.detail().path("inputs"), List.of()),
                given(outputs, List.of("rule", "legalBasis", "confirmed", "note")));
    }

    private static Map<String, JsonNode> given(JsonNode values, List<String> leftOut) {
        Map<String, JsonNode> given = new TreeMap<>();
        values.properties().forEach(field -> {
            if (!field.getValue().isNull() && !leftOut.contains(field.getKey())) {
                given.put(field.getKey(), field.getValue());
            }
        });
        return given;
    }
}
