package tributary.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.proposal.Appraisal;
import tributary.proposal.Appraisals;
import tributary.proposal.Proposal;
import tributary.proposal.ProposalDocument;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.proposal.ReviewWords;
import tributary.quantity.Money;
import tributary.routing.FinancingPlan;
import tributary.routing.LenderEligibility;
import tributary.routing.Participation;
import tributary.routing.Step;

/**
 * What finance reviewers see beside their form: own money and guarantees, what each lender still wants and how far its appraisal is, and how far
 * the home country's own steps are.
 */
@Component
class FinancingBrief implements BriefPart {

    private static final String FINANCING = "financing";
    private static final String REVIEWERS = ".finance-reviewers";

    private final Proposals proposals;
    private final Appraisals appraisals;
    private final ReviewRoutes routing;
    private final Limits limits;
    private final ReviewWords words;

    FinancingBrief(Proposals proposals, Appraisals appraisals, ReviewRoutes routing, Limits limits, ReviewWords words) {
        this.proposals = proposals;
        this.appraisals = appraisals;
        this.routing = routing;
        this.limits = limits;
        this.words = words;
    }

    @Override
    public void add(ObjectNode brief, DelegateTask task) {
        boolean isFinance = task.getCandidates().stream()
                .anyMatch(link -> String.valueOf(link.getGroupId()).endsWith(REVIEWERS));
        if (!isFinance) {
            return;
        }
        write(brief.putObject(FINANCING), proposals.getProposal(ReviewVariables.proposalId(task)));
    }

    @Override
    public void renew(ObjectNode brief, Proposal proposal, ReviewStep step) {
        if (brief.has(FINANCING)) {
            write(brief.putObject(FINANCING), proposal);
        }
    }

    private void write(ObjectNode financing, Proposal proposal) {
        addPlan(financing.putArray("plan"), routing.financing(proposal));
        Set<String> filed = proposal.documents().stream()
                .filter(ProposalDocument::isSealed)
                .map(ProposalDocument::kind)
                .collect(Collectors.toSet());
        ArrayNode lenders = financing.putArray("lenders");
        List<Appraisal> recorded = appraisals.list(proposal.id());
        for (LenderEligibility lender : routing.lenders(proposal)) {
            addLender(lenders.addObject(), lender, filed, recorded);
        }
        addHomeSteps(financing.putArray("outbound"), proposal);
    }

    private void addPlan(ArrayNode lines, FinancingPlan plan) {
        for (FinancingPlan.Source source : plan.sources()) {
            Money amount = source.amount();
            line(
                    lines,
                    source(source.source()),
                    (amount == null ? "amount not given" : amount.describe())
                            + (source.sovereignGuarantee() ? ", guaranteed by the state" : ""));
        }
        line(lines, "Sum of all sources", toldOr(plan.total()));
        line(
                lines,
                "Own money",
                toldOr(plan.equity())
                        + (plan.equityPercent() == null ? "" : ", " + plan.equityPercent() + " % of the sum"));
        line(lines, "Guaranteed by the state", toldOr(plan.guaranteed()));
    }

    private void addLender(ObjectNode line, LenderEligibility lender, Set<String> filed, List<Appraisal> recorded) {
        List<String> result = new ArrayList<>(List.of(eligible(lender.eligible())));
        if (lender.category() != null) {
            result.add("category " + lender.category());
        }
        if (lender.disclosureDays() != null) {
            result.add(lender.disclosureDays() + " days of disclosure");
        }
        String needs = lender.openNeeds(filed).stream()
                .map(LenderEligibility.Requirement::text)
                .distinct()
                .collect(Collectors.joining("; "));
        String basis = lender.legalBasis().isEmpty() ? "" : "; " + String.join("; ", lender.legalBasis());
        line.put("source", source(lender.source()))
                .put("result", String.join(", ", result))
                .put("needs", needs.isEmpty() ? "none" : needs)
                .put("appraisal", appraisal(lender.source(), recorded))
                .put("rule", lender.rule() + basis + (lender.confirmed() ? "" : "; unconfirmed"));
    }

    private static String eligible(String eligible) {
        return switch (eligible) {
            case "yes" -> "eligible";
            case "no" -> "not eligible";
            default -> "eligible under conditions";
        };
    }

    private String appraisal(String source, List<Appraisal> recorded) {
        return recorded.stream()
                .filter(appraisal -> appraisal.lender().equals(source))
                .max(Comparator.comparing(Appraisal::recordedAt))
                .map(appraisal -> words.code("appraisal-stage", appraisal.stage()) + " on " + appraisal.on()
                        + (appraisal.remark().isEmpty() ? "" : ": " + BriefPart.plain(appraisal.remark())))
                .orElse("nothing recorded yet");
    }

    private void addHomeSteps(ArrayNode lines, Proposal proposal) {
        String home = proposal.homeMember();
        routing.findHomeRoute(proposal).ifPresent(route -> {
            List<ReviewStep> opened = proposals.listSteps(proposal.id()).stream()
                    .filter(step -> step.member().equals(home) && step.role().equals(Participation.HOME))
                    .toList();
            for (Step step : route.steps()) {
                line(lines, step.name() + " (" + words.country(home) + ")", state(step.id(), opened));
            }
        });
    }

    private String state(String step, List<ReviewStep> opened) {
        Optional<ReviewStep> last =
                opened.stream().filter(task -> task.step().equals(step)).reduce((earlier, later) -> later);
        return last.map(task -> task.closedAt() == null
                        ? "open"
                        : task.outcome() == null
                                ? "ended"
                                : words.code("outcome", task.outcome()) + " on "
                                        + limits.dayOf(task.closedAt(), task.member()))
                .orElse("not begun");
    }

    private String source(String code) {
        return words.choice("source", code);
    }

    private static void line(ArrayNode lines, String label, String value) {
        lines.addObject().put("label", label).put("value", value);
    }

    private static String toldOr(@Nullable Money money) {
        return money == null ? "not known: an exchange rate is missing" : money.describe();
    }
}
