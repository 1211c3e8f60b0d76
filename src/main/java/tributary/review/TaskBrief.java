package tributary.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.proposal.Proposal;
import tributary.proposal.ProposalDocument;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.routing.Approval;
import tributary.routing.EnvironmentalReview;
import tributary.routing.FinancingRequirement;
import tributary.routing.LegalFramework;
import tributary.routing.LocalizationFinding;
import tributary.routing.NationalRoute;

/** What a form shows beside its fields: the project, its documents, the rules that fired, what was found so far. */
@Component
class TaskBrief {

    private final Proposals proposals;
    private final ReviewRoutes routing;
    private final StepHistory history;
    private final ObjectMapper json;

    TaskBrief(Proposals proposals, ReviewRoutes routing, StepHistory history, ObjectMapper json) {
        this.proposals = proposals;
        this.routing = routing;
        this.history = history;
        this.json = json;
    }

    String write(UUID proposalId, String member, String role, Assignment assignment, @Nullable LocalDate dueOn) {
        Proposal proposal = proposals.getProposal(proposalId);
        String dossier = "/desk/proposals/" + proposalId;
        ObjectNode brief = json.createObjectNode()
                .put("title", plain(proposal.title()))
                .put("reference", proposal.reference())
                .put("dossier", dossier)
                .put("authority", assignment.authority())
                .put("dueOn", dueOn == null ? null : dueOn.toString())
                .put("revision", proposal.revision())
                .put(
                        "legalBasis",
                        assignment.step() == null
                                ? null
                                : joined(assignment.step().legalBasis()))
                .put(
                        "result",
                        assignment.step() == null ? null : assignment.step().result())
                .put(
                        "appealTo",
                        assignment.step() == null ? null : assignment.step().appealTo())
                .put("role", role)
                .put("prohibits", false);
        describe(proposal.facts(), "", brief.putArray("facts"));
        ArrayNode documents = brief.putArray("documents");
        for (ProposalDocument document : proposal.documents()) {
            if (document.isSealed()) {
                documents
                        .addObject()
                        .put("kind", words(document.kind()))
                        .put("name", plain(document.name()))
                        .put("link", dossier + "/documents/" + document.id());
            }
        }
        ArrayNode rules = brief.putArray("rules");
        if (role.equals("home") || role.equals("host")) {
            routing.findRoute(proposalId, member, role).ifPresent(route -> {
                brief.put("prohibits", route.legalFramework().outcome().equals(LegalFramework.PROHIBITED));
                addRules(route, rules);
            });
        }
        ArrayNode findings = brief.putArray("findings");
        for (ReviewStep step : history.listCompleted(proposalId, member, role)) {
            findings.addObject()
                    .put("step", words(step.step()))
                    .put(
                            "on",
                            step.closedAt() == null
                                    ? ""
                                    : step.closedAt()
                                            .atOffset(ZoneOffset.UTC)
                                            .toLocalDate()
                                            .toString())
                    .put("by", step.completedBy())
                    .put("outcome", step.outcome())
                    .put("findings", plain(step.findings() == null ? "" : step.findings()));
        }
        return brief.toString();
    }

    private static void addRules(NationalRoute route, ArrayNode rules) {
        for (Approval approval : route.legalFramework().approvals()) {
            addRule(
                    rules,
                    approval.rule(),
                    text(approval.instrument(), approval.authority(), approval.outcome()),
                    approval.legalBasis(),
                    approval.confirmed());
        }
        EnvironmentalReview environment = route.environmentalReview();
        if (environment != null) {
            addRule(
                    rules,
                    String.join(", ", environment.rules()),
                    text(environment.category(), environment.reviewBody(), words(environment.instrument())),
                    environment.legalBasis(),
                    environment.confirmed());
        }
        for (FinancingRequirement requirement : route.financing()) {
            addRule(
                    rules,
                    requirement.rule(),
                    text(requirement.requirement(), requirement.authority(), null),
                    requirement.legalBasis(),
                    requirement.confirmed());
        }
        for (LocalizationFinding finding : route.localization()) {
            String met = finding.met() == null ? "a duty for the conditions" : finding.met() ? "met" : "not met";
            addRule(
                    rules,
                    finding.rule(),
                    text(finding.requirement(), null, met),
                    finding.legalBasis(),
                    finding.confirmed());
        }
    }

    private static void addRule(ArrayNode rules, String rule, String text, List<String> legalBasis, boolean confirmed) {
        rules.addObject()
                .put("rule", rule)
                .put("text", plain(text))
                .put("legalBasis", joined(legalBasis))
                .put("confirmed", confirmed);
    }

    private static String text(@Nullable String what, @Nullable String who, @Nullable String result) {
        StringBuilder text = new StringBuilder(what == null ? "" : what);
        for (String more : new String[] {who, result}) {
            if (more != null && !more.isBlank()) {
                text.append(text.isEmpty() ? "" : "; ").append(more);
            }
        }
        return text.toString();
    }

    private static @Nullable String joined(List<String> legalBasis) {
        return legalBasis.isEmpty() ? null : String.join("; ", legalBasis);
    }

    // Nested facts become one line each: "Size, installed capacity".
    private static void describe(JsonNode facts, String path, ArrayNode lines) {
        for (Map.Entry<String, JsonNode> field : facts.properties()) {
            String label = path.isEmpty()
                    ? words(field.getKey())
                    : path + ", " + words(field.getKey()).toLowerCase(Locale.ROOT);
            JsonNode value = field.getValue();
            if (value.has("amount") && value.has("currency")) {
                add(
                        lines,
                        label,
                        value.get("currency").asText() + " "
                                + value.get("amount").asText());
            } else if (value.isObject()) {
                describe(value, label, lines);
            } else if (value.isArray() && value.size() > 0 && value.get(0).isObject()) {
                for (int i = 0; i < value.size(); i++) {
                    describe(value.get(i), label + " " + (i + 1), lines);
                }
            } else if (value.isArray()) {
                StringBuilder all = new StringBuilder();
                value.forEach(item -> all.append(all.isEmpty() ? "" : ", ").append(item.asText()));
                add(lines, label, all.toString());
            } else if (value.isBoolean()) {
                add(lines, label, value.asBoolean() ? "yes" : "no");
            } else if (!value.isNull() && !field.getKey().equals("title")) {
                add(lines, label, value.asText());
            }
        }
    }

    private static void add(ArrayNode lines, String label, String value) {
        if (!value.isBlank()) {
            lines.addObject().put("label", label).put("value", plain(value));
        }
    }

    private static String words(String name) {
        String spaced =
                name.replace('-', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    // The forms render Markdown: what an enterprise typed must stay text.
    private static String plain(String text) {
        return text.replace("{{", "{ {")
                .replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1")
                .replaceAll("\\s*\\R\\s*", " ");
    }
}
