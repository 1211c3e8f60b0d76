package tributary.audit.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tributary.audit.AuditEntry;

/**
 * The row of a decision table that fired, with what the table read.
 *
 * @param inputs by label, as the table read them; without those that were not given
 */
record FiredRow(String row, String rule, String version, List<String> legalBasis, Map<String, String> inputs) {

    static FiredRow of(AuditEntry entry) {
        JsonNode detail = entry.detail();
        Map<String, String> inputs = new LinkedHashMap<>();
        detail.path("inputs").properties().forEach(input -> {
            if (!input.getValue().isNull()) {
                inputs.put(
                        input.getKey(),
                        input.getValue().isValueNode()
                                ? input.getValue().asText()
                                : input.getValue().toString());
            }
        });
        List<String> legalBasis = new ArrayList<>();
        detail.at("/outputs/legalBasis").forEach(citation -> legalBasis.add(citation.asText()));
        String rule = String.valueOf(entry.rule());
        return new FiredRow(
                detail.path("row").asText(rule), rule, detail.path("version").asText(), legalBasis, inputs);
    }
}
