package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tributary.quantity.Money;

/** What in a proposal does not fit together, for a reviewer to judge. */
final class ProposalRemarks {

    private final ProjectFacts facts;
    private final String homeCountry;

    ProposalRemarks(ProjectFacts facts, String homeCountry) {
        this.facts = facts;
        this.homeCountry = homeCountry;
    }

    List<Remark> all() {
        List<Remark> remarks = new ArrayList<>();
        JsonNode json = facts.json();
        addSum(json, remarks);
        JsonNode jobs = json.at("/localization/jobs");
        JsonNode localJobs = json.at("/localization/localJobs");
        if (jobs.isInt() && localJobs.isInt() && localJobs.intValue() > jobs.intValue()) {
            remarks.add(remark(
                    "/localization/localJobs",
                    "Local jobs (" + localJobs + ") are more than all jobs (" + jobs + ")."));
        }
        return remarks;
    }

    private void addSum(JsonNode json, List<Remark> remarks) {
        Optional<Money> investment = facts.investment();
        List<Money> amounts = amounts(json);
        if (investment.isEmpty()
                || amounts.isEmpty()
                || amounts.size() < json.path("financing").size()
                || amounts.stream()
                        .anyMatch(amount -> !amount.isIn(investment.get().currency()))) {
            return;
        }
        BigDecimal sum = amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(investment.get().amount()) != 0) {
            remarks.add(remark(
                    "/financing",
                    "The sources of financing add up to "
                            + new Money(sum, investment.get().currency()) + ", the investment is " + investment.get()
                            + "."));
        }
    }

    private static List<Money> amounts(JsonNode json) {
        List<Money> amounts = new ArrayList<>();
        json.path("financing")
                .forEach(source -> ProjectFacts.money(source.path("amount")).ifPresent(amounts::add));
        return amounts;
    }

    private Remark remark(String pointer, String detail) {
        return new Remark(Objects.requireNonNull(homeCountry), Remark.REMARK, pointer, detail, null, List.of());
    }
}
