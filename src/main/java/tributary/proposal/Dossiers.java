package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.document.Documents;
import tributary.identity.CurrentUser;
import tributary.routing.Participation;

/**
 * What a person may read of proposals. A proposal that the person may not know of is as if it did not exist: {@link ProposalNotFound}.
 */
@Component
public class Dossiers {

    private final Proposals proposals;
    private final ReviewRows reviews;
    private final CommentRows comments;
    private final RevisionRows revisions;
    private final ProposalSearch search;
    private final ReadAccess access;
    private final OpenSteps openSteps;
    private final Documents documents;
    private final Appraisals appraisals;
    private final ShownInLists shown;
    private final ApplicationEventPublisher events;

    Dossiers(
            Proposals proposals,
            ReviewRows reviews,
            CommentRows comments,
            RevisionRows revisions,
            ProposalSearch search,
            ReadAccess access,
            OpenSteps openSteps,
            Documents documents,
            Appraisals appraisals,
            ShownInLists shown,
            ApplicationEventPublisher events) {
        this.proposals = proposals;
        this.reviews = reviews;
        this.comments = comments;
        this.revisions = revisions;
        this.search = search;
        this.access = access;
        this.openSteps = openSteps;
        this.documents = documents;
        this.appraisals = appraisals;
        this.shown = shown;
        this.events = events;
    }

    /**
     * The dossier of a proposal.
     *
     * @throws ProposalNotFound when there is none that this person may read
     */
    @Transactional(readOnly = true)
    public Dossier getDossier(UUID id, CurrentUser reader) {
        return findDossier(id, reader).orElseThrow(() -> new ProposalNotFound(id));
    }

    /** The same; empty when there is none that this person may read. */
    @Transactional(readOnly = true)
    public Optional<Dossier> findDossier(UUID id, CurrentUser reader) {
        return findReadable(id, reader).map(proposal -> {
            tell(proposal, reader, "dossier");
            return dossiers(List.of(proposal), reader).get(0);
        });
    }

    /** A page of what this person may read, newest first. That a list shows a proposal is told once a day: people turn pages all day long. */
    @Transactional(readOnly = true)
    public DossierPage list(DossierFilter filter, CurrentUser reader) {
        ProposalSearch.Found found = search.find(filter, reader);
        return new DossierPage(show(found.ids(), reader), filter.page(), filter.size(), found.total());
    }

    /**
     * What {@link #list} lists newest first, from one proposal on to older ones, as many as a page has: none is slower than the first.
     *
     * @param than the last one of the part before; null for the first part
     */
    @Transactional(readOnly = true)
    public DossierPart listOlder(DossierFilter filter, @Nullable UUID than, CurrentUser reader) {
        int size = filter.size();
        List<UUID> ids = search.listOlder(filter, than, size + 1, reader);
        return ids.size() > size
                ? new DossierPart(show(ids.subList(0, size), reader), ids.get(size - 1))
                : new DossierPart(show(ids, reader), null);
    }

    private List<Dossier> show(List<UUID> ids, CurrentUser reader) {
        List<Proposal> listed = proposals.list(ids);
        listed.stream()
                .filter(proposal -> shown.isNew(proposal, reader))
                .forEach(proposal -> tell(proposal, reader, "list"));
        return dossiers(listed, reader);
    }

    /** The proposal that people call so, where this person may read it; that alone is no reading of a dossier. */
    @Transactional(readOnly = true)
    public Optional<UUID> findByReference(String reference, CurrentUser reader) {
        return search.findByReference(reference, reader);
    }

    /** What people call those of these proposals that this person may read; that alone is no reading of a dossier. */
    @Transactional(readOnly = true)
    public Map<UUID, String> findReferences(Collection<UUID> ids, CurrentUser reader) {
        Map<UUID, List<Participation>> participations = reviews.listParticipations(List.copyOf(ids));
        return proposals.list(List.copyOf(ids)).stream()
                .filter(proposal ->
                        access.mayRead(reader, proposal, participations.getOrDefault(proposal.id(), List.of())))
                .collect(Collectors.toMap(Proposal::id, Proposal::reference));
    }

    /**
     * The timeline of a proposal, oldest first. What the steps of another country's review came to is told once that country has decided.
     *
     * @throws ProposalNotFound when there is none that this person may read
     */
    @Transactional(readOnly = true)
    public List<Milestone> listMilestones(UUID id, CurrentUser reader) {
        Proposal proposal = getReadable(id, reader);
        tell(proposal, reader, "timeline");
        if (access.isItsEnterprise(reader, proposal) || ReadAccess.isJointOfficial(reader)) {
            return proposals.listMilestones(id);
        }
        List<Milestone> milestones = proposals.listMilestones(id);
        Disclosure disclosure = new Disclosure(proposals.listNationalReviews(id), milestones);
        return milestones.stream()
                .map(milestone -> milestone.type().equals(Milestone.STEP_COMPLETED)
                                && !reader.tenant().equals(milestone.member())
                                && disclosure.isOfReview(milestone.member(), milestone.role())
                                && !disclosure.isDecided(milestone.member(), milestone.role(), milestone.at())
                        ? milestone.withoutOutcome()
                        : milestone)
                .toList();
    }

    /**
     * The questions put to the enterprise, oldest first; for the enterprise alone.
     *
     * @throws ProposalNotFound when this person does not belong to the proposal's enterprise
     */
    @Transactional(readOnly = true)
    public List<SupplementRequest> listSupplementRequests(UUID id, CurrentUser reader) {
        return getOwn(id, reader).supplementRequests();
    }

    /**
     * The questions that an official's own country, or the secretariat, put to the enterprise, oldest first; none for anybody else.
     *
     * @throws ProposalNotFound when there is no such proposal that this person may read
     */
    @Transactional(readOnly = true)
    public List<SupplementRequest> listOwnQuestions(UUID id, CurrentUser reader) {
        Proposal proposal = getReadable(id, reader);
        return ReadAccess.isOfficial(reader) || ReadAccess.isJointOfficial(reader)
                ? proposal.supplementRequests().stream()
                        .filter(request -> request.member().equals(reader.tenant()))
                        .toList()
                : List.of();
    }

    /**
     * What the authorities found at the steps that they completed, in the order of opening; for the enterprise alone. A country's findings are its own
     * until it has decided, those of the Mekong procedure until the proposal has ended.
     *
     * @throws ProposalNotFound when this person does not belong to the proposal's enterprise
     */
    @Transactional(readOnly = true)
    public List<ReviewStep> listFindings(UUID id, CurrentUser reader) {
        Proposal proposal = getOwn(id, reader);
        Disclosure disclosure = new Disclosure(proposals.listNationalReviews(id), proposals.listMilestones(id));
        return proposals.listSteps(id).stream()
                .filter(step -> step.closedAt() != null && step.findings() != null)
                .filter(step -> disclosure.isOfReview(step.member(), step.role())
                        ? disclosure.isDecided(step.member(), step.role(), step.closedAt())
                        : proposal.status().isConcluded())
                .toList();
    }

    /**
     * The facts as they were filed with each revision, oldest first; for the enterprise alone.
     *
     * @throws ProposalNotFound when this person does not belong to the proposal's enterprise
     */
    @Transactional(readOnly = true)
    public List<JsonNode> listFiledFacts(UUID id, CurrentUser reader) {
        return revisions.listFacts(getOwn(id, reader).id());
    }

    /**
     * A document to be sent to this person.
     *
     * @throws ProposalNotFound when there is no such proposal or document that this person may read
     */
    @Transactional(readOnly = true)
    public DocumentDownload openDocument(UUID id, UUID documentId, CurrentUser reader) {
        Proposal proposal = getReadable(id, reader);
        ProposalDocument document = readable(proposal, reader)
                .filter(candidate -> candidate.id().equals(documentId))
                .findFirst()
                .orElseThrow(() -> new ProposalNotFound(id, documentId));
        if (!access.isItsEnterprise(reader, proposal)) {
            events.publishEvent(
                    new DossierRead(id, proposal.revision(), reader, "document", documentId, document.sha256()));
        }
        return new DocumentDownload(
                document.name(),
                document.mediaType(),
                document.size(),
                document.sha256(),
                documents.open(document.sha256()));
    }

    /** What an enterprise reads of its own is nobody's business. */
    private void tell(Proposal proposal, CurrentUser reader, String part) {
        if (!access.isItsEnterprise(reader, proposal)) {
            events.publishEvent(new DossierRead(proposal.id(), proposal.revision(), reader, part, null, null));
        }
    }

    private Proposal getReadable(UUID id, CurrentUser reader) {
        return findReadable(id, reader).orElseThrow(() -> new ProposalNotFound(id));
    }

    private Proposal getOwn(UUID id, CurrentUser reader) {
        Proposal proposal = getReadable(id, reader);
        if (!access.isItsEnterprise(reader, proposal)) {
            throw new ProposalNotFound(id);
        }
        return proposal;
    }

    private Optional<Proposal> findReadable(UUID id, CurrentUser reader) {
        return proposals
                .findProposal(id)
                .filter(proposal -> access.mayRead(reader, proposal, proposals.listParticipations(id)));
    }

    /** Papers that are not filed yet are the enterprise's own, as changed facts are. */
    private Stream<ProposalDocument> readable(Proposal proposal, CurrentUser reader) {
        boolean ownsAll = access.isItsEnterprise(reader, proposal);
        return proposal.documents().stream().filter(document -> ownsAll || document.isSealed());
    }

    /** Reads what belongs to them once for all, not once for each. */
    private List<Dossier> dossiers(List<Proposal> found, CurrentUser reader) {
        List<UUID> ids = found.stream().map(Proposal::id).toList();
        Parts parts = new Parts(
                reviews.listParticipations(ids),
                reviews.listNationalReviews(ids),
                reviews.listSteps(ids),
                reviews.listConditions(ids),
                reviews.listAppeals(ids),
                comments.list(ids),
                appraisals.list(ids));
        return found.stream().map(proposal -> dossier(proposal, parts, reader)).toList();
    }

    private Dossier dossier(Proposal proposal, Parts parts, CurrentUser reader) {
        UUID id = proposal.id();
        // What the enterprise changes meanwhile is nobody's to go by before its answer files it.
        JsonNode facts = access.isItsEnterprise(reader, proposal) ? proposal.facts() : proposal.filedFacts();
        List<ReviewStep> steps = of(id, parts.steps());
        boolean hasOutcome = proposal.status().isConcluded() && proposal.status() != ProposalStatus.WITHDRAWN;
        return new Dossier(
                id,
                proposal.reference(),
                proposal.revision(),
                proposal.status(),
                facts.path("title").asText(""),
                new Dossier.Enterprise(proposal.homeMember(), proposal.enterprise()),
                facts,
                proposal.createdAt(),
                proposal.updatedAt(),
                proposal.filedOn(),
                proposal.submittedAt(),
                proposal.concludedAt(),
                hasOutcome ? proposal.status().code() : null,
                proposal.withdrawalReason(),
                of(id, parts.participations()),
                readable(proposal, reader).map(Dossier.Document::of).toList(),
                proposal.routing(),
                of(id, parts.reviews()).stream()
                        .map(review -> review(proposal, review, steps))
                        .toList(),
                of(id, parts.conditions()).stream()
                        .map(condition -> condition.under(proposal.status()))
                        .toList(),
                of(id, parts.appeals()).stream().map(Dossier.AppealView::of).toList(),
                of(id, parts.comments()),
                of(id, parts.appraisals()),
                proposal.version());
    }

    private static <T> List<T> of(UUID id, Map<UUID, List<T>> rows) {
        return rows.getOrDefault(id, List.of());
    }

    private Dossier.Review review(Proposal proposal, NationalReview review, List<ReviewStep> allSteps) {
        List<ReviewStep> steps = allSteps.stream()
                .filter(step ->
                        step.member().equals(review.member()) && step.role().equals(review.role()))
                .toList();
        List<Dossier.OpenStep> open =
                review.outcome() != null || proposal.status().isConcluded()
                        ? List.of()
                        : openSteps(proposal, review, steps);
        List<String> stages = review.outcome() != null
                ? List.of("decided")
                : open.stream().map(Dossier.OpenStep::stage).distinct().toList();
        return new Dossier.Review(
                review.member(),
                review.role(),
                stages,
                review.outcome(),
                review.startedAt(),
                review.decidedAt(),
                review.appealUntil(),
                mostUrgent(open),
                open);
    }

    private List<Dossier.OpenStep> openSteps(Proposal proposal, NationalReview review, List<ReviewStep> steps) {
        Map<String, Dossier.OpenStep> open = new LinkedHashMap<>();
        for (OpenSteps.Timed found : openSteps.among(steps, proposal.supplementRequests())) {
            ReviewStep step = found.step();
            open.putIfAbsent(step.step(), openStep(step, review.route(), found.clock()));
        }
        return new ArrayList<>(open.values());
    }

    private static Dossier.OpenStep openStep(ReviewStep step, @Nullable JsonNode route, ReviewClock clock) {
        return new Dossier.OpenStep(
                step.step(),
                route == null ? null : Dossier.findName(route, step.step()).orElse(null),
                step.stage(),
                step.authority(),
                step.actorGroup(),
                step.openedAt(),
                clock);
    }

    private static @Nullable ReviewClock mostUrgent(List<Dossier.OpenStep> open) {
        Stream<ReviewClock> clocks = open.stream().map(Dossier.OpenStep::clock);
        Comparator<ReviewClock> byLimit =
                Comparator.comparing(ReviewClock::daysLeft, Comparator.nullsLast(Comparator.<Integer>naturalOrder()));
        return clocks.filter(Objects::nonNull).min(byLimit).orElse(null);
    }

    /** What belongs to proposals, by their ids. */
    private record Parts(
            Map<UUID, List<Participation>> participations,
            Map<UUID, List<NationalReview>> reviews,
            Map<UUID, List<ReviewStep>> steps,
            Map<UUID, List<ConditionOfApproval>> conditions,
            Map<UUID, List<Appeal>> appeals,
            Map<UUID, List<ConsultationComment>> comments,
            Map<UUID, List<Appraisal>> appraisals) {}
}
