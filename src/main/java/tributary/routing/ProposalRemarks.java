package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.quantity.Money;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.FiredRule;

/**
 * What in a proposal does not fit together or cannot be, for each country by the facts that it goes by: rules of {@code consistency.dmn}, and
 * the sum of the sources of financing.
 */
final class ProposalRemarks {

    private final ProjectFacts facts;
    private final List<Remark> remarks = new ArrayList<>();

    ProposalRemarks(ProjectFacts facts) {
        this.facts = facts;
    }

    /**
     * Adds what there is to tell to a country.
     *
     * @param found by the rules in the facts that it goes by
     */
    void add(Participation country, Evaluation found) {
        String host = country.role().equals(Participation.HOST) ? country.member() : null;
        sum(country.member()).ifPresent(remarks::add);
        found.fired().forEach(rule -> remarks.add(remark(country.member(), host, rule)));
    }

    List<Remark> all() {
        return List.copyOf(remarks);
    }

    private Optional<Remark> sum(String member) {
        JsonNode json = facts.json();
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
        return Optional.of(new Remark(member, Remark.REMARK, "/financing", detail, null, List.of()));
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
