package tributary.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tributary.routing.DecisionTables.FiredRule;

/** The union of what all participants will want, one entry a kind. */
final class RequiredDocuments {

    private static final String SUBMISSION = "submission";
    private static final String LENDER = "lender";

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    void add(String member, Collection<FiredRule> fired) {
        for (FiredRule rule : fired) {
            String kind = rule.text("kind");
            if (kind != null && !LENDER.equals(rule.text("stage"))) {
                rows.computeIfAbsent(kind, it -> new ArrayList<>()).add(new Row(member, rule));
            }
        }
    }

    List<RequiredDocument> all() {
        List<RequiredDocument> documents = new ArrayList<>();
        rows.forEach((kind, of) -> documents.add(new RequiredDocument(
                kind,
                of.stream().map(Row::member).distinct().toList(),
                of.stream().anyMatch(row -> row.stage().equals(SUBMISSION)),
                of.stream().map(Row::stage).distinct().toList(),
                of.stream().map(row -> row.rule().rule()).distinct().toList(),
                of.stream()
                        .flatMap(row -> row.rule().texts("legalBasis").stream())
                        .distinct()
                        .toList(),
                of.stream().noneMatch(row -> Boolean.FALSE.equals(row.rule().flag("confirmed"))))));
        return documents;
    }

    private record Row(String member, FiredRule rule) {

        String stage() {
            return String.valueOf(rule.text("stage"));
        }
    }
}
