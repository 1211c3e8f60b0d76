package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a decision table that fired in a review: what it read, what it answered, what it rests on.
 *
 * @param position of its entry
 * @param revision of the dossier that it judged; null where it judged none
 * @param member whose law it is; {@code joint} for what all share
 * @param table file and decision
 * @param version hash of the table's file, so that the very text can be found again
 */
record RuleFired(
        long position,
        OffsetDateTime at,
        @Nullable Integer revision,
        String member,
        String rule,
        String table,
        String version,
        @Nullable String authority,
        @Nullable String outcome,
        boolean confirmed,
        @Nullable String note,
        List<String> legalBasis,
        Map<String, String> inputs,
        Map<String, String> outputs) {

    /** The rules that fired, in order, by the file of their table; one found again on the same revision, with the same answers, is told once. */
    static Map<String, List<RuleFired>> byFile(List<AuditEntry> entries) {
        Map<List<Object>, RuleFired> different = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> "rule-fired".equals(entry.type()))
                .map(RuleFired::from)
                .forEach(fired -> different.putIfAbsent(fired.content(), fired));
        return different.values().stream()
                .collect(Collectors.groupingBy(RuleFired::file, LinkedHashMap::new, Collectors.toList()));
    }

    private List<Object> content() {
        return List.of(Optional.ofNullable(revision), member, table, version, rule, inputs, outputs);
    }

    private String file() {
        String path = table.contains("#") ? table.substring(0, table.indexOf('#')) : table;
        return path.substring(path.lastIndexOf('/') + 1).replace(".dmn", "");
    }

    private static RuleFired from(AuditEntry entry) {
        JsonNode outputs = entry.detail().path("outputs");
        return new RuleFired(
                entry.position(),
                entry.at(),
                entry.revision(),
                entry.detail().path("member").asText(entry.tenant()),
                String.valueOf(entry.rule()),
                entry.detail().path("table").asText(),
                entry.detail().path("version").asText(),
                entry.authority(),
                entry.outcome(),
                outputs.path("confirmed").asBoolean(true),
                outputs.path("note").isTextual() ? outputs.path("note").asText() : null,
                StreamSupport.stream(outputs.path("legalBasis").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                texts(entry.detail().path("inputs"), List.of()),
                texts(outputs, List.of("rule", "legalBasis", "confirmed", "note")));
    }

    private static Map<String, String> texts(JsonNode values, List<String> leftOut) {
        Map<String, String> texts = new TreeMap<>();
        values.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.isNull() && !leftOut.contains(field.getKey())) {
                texts.put(field.getKey(), value.isValueNode() ? value.asText() : listed(value));
            }
        });
        return texts;
    }

    private static String listed(JsonNode value) {
        if (value.isObject()) {
            List<String> parts = new ArrayList<>();
            value.properties()
                    .forEach(field -> parts.add(field.getKey() + " "
                            + (field.getValue().isValueNode() ? field.getValue().asText() : field.getValue())));
            return String.join(", ", parts);
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
        return String.join(", ", items);
    }
}
