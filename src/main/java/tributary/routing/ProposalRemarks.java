package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.quantity.Money;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.FiredRule;

/** What in a proposal does not fit together or cannot be: rules of {@code consistency.dmn}, and the sum of the sources of financing. */
final class ProposalRemarks {

    private final ProjectFacts facts;
    private final String homeCountry;
    private final List<Remark> remarks = new ArrayList<>();
    private final Set<String> ofTheProject = new LinkedHashSet<>();

    ProposalRemarks(ProjectFacts facts, String homeCountry) {
        this.facts = facts;
        this.homeCountry = homeCountry;
    }

    /** Adds what the rules found in the facts of the project. */
    void addOfProject(Evaluation evaluation) {
        evaluation.fired().forEach(rule -> {
            ofTheProject.add(rule.rule());
            remarks.add(remark(homeCountry, null, rule));
        });
    }

    /** Adds what the rules found in the facts of a host and not in those of the project. */
    void addOfHost(String host, Evaluation evaluation) {
        evaluation.fired().stream()
                .filter(rule -> !ofTheProject.contains(rule.rule()))
                .forEach(rule -> remarks.add(remark(host, host, rule)));
    }

    List<Remark> all() {
        List<Remark> all = new ArrayList<>();
        sum(facts.json()).ifPresent(all::add);
        all.addAll(remarks);
        return all;
    }

    private Optional<Remark> sum(JsonNode json) {
        Optional<Money> investment = facts.investment();
        List<Money> amounts = amounts(json);
        if (investment.isEmpty()
                || amounts.isEmpty()
                || amounts.size() < json.path("financing").size()
                || amounts.stream()
                        .anyMatch(amount -> !amount.isIn(investment.get().currency()))) {
            return Optional.empty();
        }
        BigDecimal sum = amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(investment.get().amount()) == 0) {
            return Optional.empty();
        }
        String detail = "The sources of financing add up to "
                + new Money(sum, investment.get().currency()) + ", the investment is " + investment.get() + ".";
        return Optional.of(new Remark(homeCountry, Remark.REMARK, "/financing", detail, null, List.of()));
    }

    private static List<Money> amounts(JsonNode json) {
        List<Money> amounts = new ArrayList<>();
        json.path("financing")
                .forEach(source -> ProjectFacts.money(source.path("amount")).ifPresent(amounts::add));
        return amounts;
    }

    private Remark remark(String member, @Nullable String host, FiredRule rule) {
        String pointer = ProjectFacts.DICTIONARY
                .findFact(String.valueOf(rule.text("fact")))
                .map(fact -> facts.pointerFor(host, fact.pointer()))
                .orElse(null);
        return new Remark(
                member,
                Objects.requireNonNullElse(rule.text("severity"), Remark.REMARK),
                pointer,
                String.valueOf(rule.text("detail")),
                rule.rule(),
                rule.texts("legalBasis"));
    }
}
