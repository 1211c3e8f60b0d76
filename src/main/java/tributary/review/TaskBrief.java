package tributary.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tributary.catalogue.FactSheet;
import tributary.catalogue.Words;
import tributary.member.Members;
import tributary.proposal.ConsultationComment;
import tributary.proposal.ConsultationComments;
import tributary.proposal.Proposal;
import tributary.proposal.ProposalDocument;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.proposal.ReviewWords;
import tributary.routing.Approval;
import tributary.routing.EnvironmentalReview;
import tributary.routing.FinancingRequirement;
import tributary.routing.LegalFramework;
import tributary.routing.LocalizationFinding;
import tributary.routing.LocalizationWords;
import tributary.routing.NationalRoute;
import tributary.routing.Remark;

/** What a form shows beside its fields: the project, its documents, the rules that fired, and what parts of the application add. */
@Component
class TaskBrief {

    /** The brief's list of conditions that localization rules ask. */
    static final String PROPOSED = "proposed";

    private static final String RUNS_FROM = "Limit of this step runs from";
    private static final String CHANGED = "Changed while this task was open";
    private static final String CHANGED_SINCE = "Changed since this step was completed last";
    private static final Set<String> ABOUT_THE_TASK = Set.of(RUNS_FROM, CHANGED, CHANGED_SINCE);

    // Tasklist needs a list, so that what is handed in can replace it.
    private static final String EMPTY_ENTRY = "[{\"text\":null,\"dueOn\":null,\"rule\":null}]";

    private final Proposals proposals;
    private final ConsultationComments comments;
    private final Members members;
    private final ReviewRoutes routing;
    private final StepHistory history;
    private final FactSheet facts;
    private final LocalizationWords localization;
    private final Limits limits;
    private final ObjectProvider<BriefPart> parts;
    private final ReviewWords words;
    private final ObjectMapper json;

    TaskBrief(
            Proposals proposals,
            ConsultationComments comments,
            Members members,
            ReviewRoutes routing,
            StepHistory history,
            FactSheet facts,
            LocalizationWords localization,
            Limits limits,
            ObjectProvider<BriefPart> parts,
            ReviewWords words,
            ObjectMapper json) {
        this.proposals = proposals;
        this.comments = comments;
        this.members = members;
        this.routing = routing;
        this.history = history;
        this.facts = facts;
        this.localization = localization;
        this.limits = limits;
        this.parts = parts;
        this.words = words;
        this.json = json;
    }

    ObjectNode write(DelegateTask task, Assignment assignment, StepTerms.Standing standing, @Nullable LocalDate dueOn) {
        UUID proposalId = ReviewVariables.proposalId(task);
        String member = task.getTenantId();
        String role = ReviewVariables.role(task);
        Proposal proposal = proposals.getProposal(proposalId);
        ObjectNode brief = json.createObjectNode()
                .put("title", BriefPart.plain(proposal.title()))
                .put("reference", proposal.reference())
                .put("dossier", dossier(proposalId))
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
        ArrayNode lines = brief.putArray("facts");
        addChangesSince(task, proposal, lines);
        addProject(proposal, member, lines);
        if (standing.from() != null && assignment.term() != null) {
            lines.addObject()
                    .put("label", RUNS_FROM)
                    .put("value", standing.from().toString());
        }
        addDocuments(proposal, brief);
        String comment = ReviewVariables.findText(task, ReviewVariables.COMMENT_ID);
        if (comment != null) {
            addComment(proposalId, UUID.fromString(comment), brief);
        }
        addRoute(proposalId, member, role, limits.today(member), brief);
        parts.orderedStream().forEach(part -> part.add(brief, task));
        return brief;
    }

    /** The brief of an open task with the project, the rules that fire, the dossier's documents, and what parts tell of it, as they are now. */
    String renewed(String written, Proposal proposal, ReviewStep step) {
        ObjectNode brief = read(written);
        if (brief.path("revision").asInt() != proposal.revision()) {
            renewProject(brief, proposal, step);
        }
        addDocuments(proposal, brief);
        parts.orderedStream().forEach(part -> part.renew(brief, proposal, step));
        return brief.toString();
    }

    /** The brief of an open task that is due on another day, or on none while its clock stands still. */
    String due(String written, @Nullable LocalDate dueOn) {
        return read(written)
                .put("dueOn", dueOn == null ? null : dueOn.toString())
                .toString();
    }

    /** The conditions that a decision's form offers, as it takes them. */
    String offered(String written) {
        return offered(read(written));
    }

    static String offered(ObjectNode brief) {
        JsonNode proposed = brief.path(PROPOSED);
        return proposed.isEmpty() ? EMPTY_ENTRY : proposed.toString();
    }

    // Who has read it before must see at once what they would otherwise look for.
    private void renewProject(ObjectNode brief, Proposal proposal, ReviewStep step) {
        JsonNode before = brief.path("facts");
        ArrayNode now = json.createArrayNode();
        addProject(proposal, step.member(), now);
        ArrayNode lines = brief.putArray("facts");
        keep(CHANGED_SINCE, before, lines);
        keep(CHANGED, before, lines);
        addChanges(CHANGED, before, now, proposal, lines);
        lines.addAll(now);
        keep(RUNS_FROM, before, lines);
        brief.put("title", BriefPart.plain(proposal.title())).put("revision", proposal.revision());
        // Its days count from the opening, as those that the decision finds.
        addRoute(proposal.id(), step.member(), step.role(), limits.dayOf(step.openedAt(), step.member()), brief);
    }

    /** What a person who did this step before, and is to do it again, would otherwise look for. */
    private void addChangesSince(DelegateTask task, Proposal proposal, ArrayNode lines) {
        history
                .listVotedSitting(
                        proposal.id(),
                        task.getTenantId(),
                        ReviewVariables.role(task),
                        task.getTaskDefinitionKey(),
                        ReviewVariables.findSubject(task))
                .stream()
                .map(ReviewStep::revision)
                .min(Comparator.naturalOrder())
                .filter(revision -> revision < proposal.revision())
                .flatMap(revision -> proposals.findFiledFacts(proposal.id(), revision))
                .ifPresent(filed ->
                        addChanges(CHANGED_SINCE, describe(filed), describe(proposal.filedFacts()), proposal, lines));
    }

    private static void addChanges(String label, JsonNode before, JsonNode now, Proposal proposal, ArrayNode lines) {
        Set<String> changed = labelsWithout(now, before);
        changed.addAll(labelsWithout(before, now));
        changed.removeAll(ABOUT_THE_TASK);
        if (!changed.isEmpty()) {
            lines.addObject()
                    .put("label", label)
                    .put("value", String.join(", ", changed) + " (revision " + proposal.revision() + ")");
        }
    }

    private static void keep(String label, JsonNode before, ArrayNode lines) {
        before.forEach(line -> {
            if (line.path("label").asText().equals(label)) {
                lines.add(line);
            }
        });
    }

    /** Labels of lines that the others lack. */
    private static Set<String> labelsWithout(JsonNode lines, JsonNode others) {
        Set<JsonNode> known = new HashSet<>();
        others.forEach(known::add);
        Set<String> labels = new LinkedHashSet<>();
        lines.forEach(line -> {
            if (!known.contains(line)) {
                labels.add(line.path("label").asText());
            }
        });
        return labels;
    }

    private ObjectNode read(String written) {
        try {
            return (ObjectNode) json.readTree(written);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A stored brief cannot be read", failure);
        }
    }

    private void addComment(UUID proposalId, UUID commentId, ObjectNode brief) {
        ConsultationComment comment = comments.find(proposalId, commentId)
                .orElseThrow(
                        () -> new IllegalStateException("Proposal " + proposalId + " has no comment " + commentId));
        brief.putObject("comment")
                .put("country", members.getMember(comment.member()).name())
                .put("text", BriefPart.plain(comment.text()))
                .put("link", link(proposalId, comment.document()));
    }

    private void addDocuments(Proposal proposal, ObjectNode brief) {
        ArrayNode documents = brief.putArray("documents");
        for (ProposalDocument document : proposal.documents()) {
            if (document.isSealed()) {
                documents
                        .addObject()
                        .put("kind", words.documentKind(document.kind()))
                        .put("name", BriefPart.plain(document.name()))
                        .put("link", link(proposal.id(), document.id()));
            }
        }
    }

    /** Where officials read a document. */
    static String link(UUID proposalId, UUID documentId) {
        return dossier(proposalId) + "/documents/" + documentId;
    }

    private static String dossier(UUID proposalId) {
        return "/desk/proposals/" + proposalId;
    }

    // What the check before filing left to the reviewers' judgement, and the exchange rates that it went by.
    private void addRemarks(Proposal proposal, String member, ArrayNode lines) {
        JsonNode found = proposal.routing();
        if (found != null) {
            for (JsonNode remark : found.path("remarks")) {
                if (remark.path("member").asText().equals(member)) {
                    lines.addObject()
                            .put("label", "Remark")
                            .put(
                                    "value",
                                    BriefPart.plain(json.convertValue(remark, Remark.class)
                                            .cited()));
                }
            }
        }
    }

    private void addProject(Proposal proposal, String member, ArrayNode lines) {
        lines.addAll(describe(proposal.filedFacts()));
        addRemarks(proposal, member, lines);
    }

    private ArrayNode describe(JsonNode project) {
        ArrayNode lines = json.createArrayNode();
        for (FactSheet.Line line : facts.describe(project)) {
            lines.addObject().put("label", line.label()).put("value", BriefPart.plain(line.value()));
        }
        return lines;
    }

    private void addRoute(UUID proposalId, String member, String role, LocalDate day, ObjectNode brief) {
        ArrayNode rules = brief.putArray("rules");
        if (role.equals("home") || role.equals("host")) {
            routing.findRoute(proposalId, member, role).ifPresent(route -> {
                brief.put("prohibits", route.legalFramework().outcome().equals(LegalFramework.PROHIBITED));
                addRules(route, rules);
                brief.set(PROPOSED, new LocalizationConditions(route).propose(day, json));
            });
        }
    }

    private void addRules(NationalRoute route, ArrayNode rules) {
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
                    text(environment.category(), environment.reviewBody(), Words.ofCode(environment.instrument())),
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
            addRule(
                    rules,
                    finding.rule(),
                    text(finding.requirement(), null, localization.result(finding)),
                    finding.legalBasis(),
                    finding.confirmed());
        }
    }

    private static void addRule(ArrayNode rules, String rule, String text, List<String> legalBasis, boolean confirmed) {
        rules.addObject()
                .put("rule", rule)
                .put("text", BriefPart.plain(text))
                .put("legalBasis", joined(legalBasis))
                .put("confirmed", confirmed);
    }

    // A table that has to say something says "none" where there is nothing to say.
    private static String text(@Nullable String what, @Nullable String who, @Nullable String result) {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {what, who, result}) {
            if (part != null && !part.isBlank() && !part.equalsIgnoreCase("none")) {
                text.append(text.isEmpty() ? "" : "; ").append(part);
            }
        }
        return text.isEmpty() ? "nothing is due" : text.toString();
    }

    private static @Nullable String joined(List<String> legalBasis) {
        return legalBasis.isEmpty() ? null : String.join("; ", legalBasis);
    }
}
