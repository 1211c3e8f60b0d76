package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.document.Documents;
import tributary.document.StoredContent;
import tributary.identity.CurrentUser;
import tributary.routing.ApprovalPreview;
import tributary.routing.NationalRoute;
import tributary.routing.ProjectFacts;
import tributary.time.TimeOrderedId;
import tributary.web.Conflict;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/**
 * What an enterprise does with its proposals. Every method answers {@link ProposalNotFound} to whoever does not belong to the proposal's
 * enterprise, and either does all of what it says or nothing.
 */
@Component
public class Filing {

    private static final int ATTEMPTS = 5;

    private final Proposals proposals;
    private final ReviewRows reviews;
    private final ReadAccess access;
    private final SubmissionCheck submissionCheck;
    private final DocumentKinds kinds;
    private final Documents documents;
    private final ClockReader clocks;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Filing(
            Proposals proposals,
            ReviewRows reviews,
            ReadAccess access,
            SubmissionCheck submissionCheck,
            DocumentKinds kinds,
            Documents documents,
            ClockReader clocks,
            ApplicationEventPublisher events,
            ObjectMapper json,
            Clock clock,
            TransactionTemplate transaction) {
        this.proposals = proposals;
        this.reviews = reviews;
        this.access = access;
        this.submissionCheck = submissionCheck;
        this.kinds = kinds;
        this.documents = documents;
        this.clocks = clocks;
        this.events = events;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Begins a draft, which may be incomplete.
     *
     * @return its id
     * @throws InvalidInput when the project is malformed
     */
    @Transactional
    public UUID begin(JsonNode project, CurrentUser user) {
        String organization = user.organization();
        if (!ReadAccess.isEnterprise(user) || organization == null) {
            throw new IllegalArgumentException(user.engineUserId() + " belongs to no enterprise");
        }
        ProjectFacts facts = ProjectFacts.parse(project);
        facts.checkHome(user.tenant());
        Instant now = clock.instant();
        String reference = proposals.nextReference(Year.from(clocks.dayOf(now, user.tenant())));
        Proposal proposal =
                Proposal.draft(reference, user.tenant(), organization, facts.json(), user.engineUserId(), now);
        proposals.add(proposal);
        return proposal.id();
    }

    /**
     * Replaces the project's facts.
     *
     * @param precondition gets the version that is there, and throws when the caller read another
     * @throws InvalidInput when the project is malformed
     * @throws tributary.web.PreconditionFailed when the facts were changed since
     * @throws ProposalConflict when the proposal is neither a draft nor returned for a supplement
     */
    @Transactional
    public void changeFacts(UUID id, JsonNode project, LongConsumer precondition, CurrentUser user) {
        Proposal proposal = lockOwn(id, user);
        precondition.accept(proposal.version());
        ProjectFacts facts = ProjectFacts.parse(project);
        facts.checkHome(proposal.homeMember());
        proposal.changeFacts(facts.json(), clock.instant());
        proposals.save(proposal);
    }

    /**
     * Adds a document to the dossier.
     *
     * @return its id
     * @throws InvalidInput when the kind is unknown
     * @throws tributary.document.DocumentRefused when the file is not accepted
     */
    public UUID addDocument(UUID id, @Nullable String kind, Upload upload, CurrentUser user) {
        Admitted admitted = inTransaction(() -> admit(lockOwn(id, user), kind, upload));
        // Whoever sends slowly, or waits for the scanner, holds nobody up: nothing is locked meanwhile.
        try (Documents.Taken file =
                documents.take(upload.content(), admitted.name(), upload.mediaType(), admitted.room())) {
            return inTransaction(() -> addDocument(lockOwn(id, user), admitted, file, user));
        }
    }

    /** What is known of an upload before any of it is read. */
    private record Admitted(String kind, String name, long room) {}

    private Admitted admit(Proposal proposal, @Nullable String kind, Upload upload) {
        String knownKind = kinds.check(kind);
        String name = Documents.checkName(upload.name());
        return new Admitted(knownKind, name, roomForDocuments(proposal));
    }

    private static long roomForDocuments(Proposal proposal) {
        proposal.checkOpenForDocuments();
        return proposal.roomForDocuments();
    }

    private UUID addDocument(Proposal proposal, Admitted admitted, Documents.Taken file, CurrentUser user) {
        StoredContent content = documents.store(file, roomForDocuments(proposal));
        Instant now = clock.instant();
        UUID documentId = TimeOrderedId.next(now);
        proposal.attach(
                new ProposalDocument(
                        documentId,
                        admitted.kind(),
                        admitted.name(),
                        content.mediaType(),
                        content.size(),
                        content.sha256(),
                        null,
                        user.engineUserId(),
                        now,
                        content.virusScan()),
                now);
        proposals.save(proposal);
        return documentId;
    }

    /** Takes a document out that was not filed yet. */
    @Transactional
    public void removeDocument(UUID id, UUID documentId, CurrentUser user) {
        Proposal proposal = lockOwn(id, user);
        if (proposal.findDocument(documentId).isEmpty()) {
            throw new ProposalNotFound(id, documentId);
        }
        proposal.detach(documentId, clock.instant());
        proposals.save(proposal);
    }

    /**
     * Files the draft: from now on it is reviewed. A second time it does nothing.
     *
     * @throws InvalidInput naming every item that is missing
     */
    @Transactional
    public void submit(UUID id, CurrentUser user) {
        Proposal proposal = lockOwn(id, user);
        if (proposal.submittedAt() != null) {
            return;
        }
        if (proposal.status() != ProposalStatus.DRAFT) {
            throw proposal.notADraft();
        }
        Instant now = clock.instant();
        ApprovalPreview routing = submissionCheck.check(proposal, now);
        proposals.storeParticipations(id, routing.participants());
        for (NationalRoute route : routing.nationalReviews()) {
            proposals.storeRoute(id, route.member(), route.role(), json.valueToTree(route));
        }
        proposal.submit(json.valueToTree(routing), clocks.dayOf(now, proposal.homeMember()), user.engineUserId(), now);
        proposals.note(proposal, now, "proposal-submitted", null, null, null, null);
        proposals.scopeFound(proposal, routing);
        proposals.save(proposal);
    }

    /** Gives the proposal up; every open review ends. A second time it does nothing. */
    public void withdraw(UUID id, String reason, CurrentUser user) {
        untilNotOvertaken(() -> withdrawOnce(id, reason, user));
    }

    private void withdrawOnce(UUID id, String reason, CurrentUser user) {
        Proposal proposal = lockOwn(id, user);
        if (proposal.status() == ProposalStatus.WITHDRAWN) {
            return;
        }
        Instant now = clock.instant();
        proposal.withdraw(reason, now);
        proposals.note(proposal, now, "proposal-withdrawn", null, null, null, null);
        proposals.save(proposal);
    }

    /**
     * Answers a reviewer's question: text, documents and the facts as they are now become one revision, and the review goes on. Documents that do not
     * belong to the answer are not filed by it.
     *
     * @param documentIds documents of this proposal that belong to the answer; null for all that are not filed yet
     * @throws InvalidInput when a document is not the proposal's, or the changed facts are incomplete
     */
    public void answer(UUID id, UUID requestId, String text, @Nullable List<UUID> documentIds, CurrentUser user) {
        untilNotOvertaken(() -> answerOnce(id, requestId, text, documentIds, user));
    }

    private void answerOnce(UUID id, UUID requestId, String text, @Nullable List<UUID> documentIds, CurrentUser user) {
        Proposal proposal = lockOwn(id, user);
        SupplementRequest request =
                proposal.findSupplementRequest(requestId).orElseThrow(() -> new ProposalNotFound(id, requestId));
        List<UUID> belonging = documentIds == null ? listUnfiled(proposal) : documentIds;
        checkDocuments(proposal, belonging);
        Instant filedAt = proposal.submittedAt();
        JsonNode before = proposal.routing();
        if (filedAt == null || before == null) {
            throw new IllegalStateException("Proposal " + id + " has questions but was never filed");
        }
        proposal.checkAnswerable(request);
        Instant now = clock.instant();
        Proposal.Answer answer = new Proposal.Answer(text, belonging);
        if (proposal.status().isConcluded()) {
            // Evidence of a condition: what was decided stays as it is.
            proposal.answer(requestId, answer, before, false, user.engineUserId(), now);
            proposals.note(
                    proposal, now, "supplement-answered", request.member(), request.role(), request.step(), null);
            proposals.save(proposal);
            return;
        }
        ApprovalPreview routing = submissionCheck.checkFacts(proposal, filedAt);
        proposal.answer(
                requestId,
                answer,
                json.valueToTree(routing),
                submissionCheck.changesRouting(proposal, routing, filedAt),
                user.engineUserId(),
                now);
        proposals.note(proposal, now, "supplement-answered", request.member(), request.role(), request.step(), null);
        proposals.save(proposal);
        proposals.scopeFound(proposal, routing);
    }

    /**
     * Appeals against a member's rejection: where it rejected as home and as host, against the first that can be appealed against.
     *
     * @throws ProposalConflict when that member did not reject, its window is over, or an appeal is open already
     */
    public void appeal(UUID id, String member, String grounds, CurrentUser user) {
        untilNotOvertaken(() -> appealOnce(id, member, grounds, user));
    }

    private void appealOnce(UUID id, String member, String grounds, CurrentUser user) {
        Proposal proposal = lockOwn(id, user);
        if (proposal.status() == ProposalStatus.WITHDRAWN) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_CONCLUDED,
                    "The proposal was withdrawn, so there is nothing to appeal against any more.");
        }
        List<Appeal> appeals = proposals.listAppeals(id);
        NationalReview review = proposals.listNationalReviews(id).stream()
                .filter(candidate -> candidate.member().equals(member) && "rejected".equals(candidate.outcome()))
                .min(Comparator.comparing((NationalReview rejected) -> !isWindowOpen(rejected))
                        .thenComparing(rejected -> appeals.stream().anyMatch(appeal -> appeal.isAgainst(rejected))))
                .orElseThrow(() -> new ProposalConflict(
                        ProblemType.NOTHING_TO_APPEAL,
                        "This country has not rejected the proposal, so there is nothing to appeal against."));
        if (appeals.stream().anyMatch(appeal -> appeal.isAgainst(review) && appeal.upheld() == null)) {
            throw new ProposalConflict(ProblemType.APPEAL_PENDING, "An appeal against this decision is open already.");
        }
        LocalDate lastDay = review.appealUntil();
        if (lastDay == null || !isWindowOpen(review)) {
            throw new ProposalConflict(
                    ProblemType.APPEAL_WINDOW_CLOSED,
                    lastDay == null
                            ? "No window for an appeal against this decision is open."
                            : "Appeals against this decision could be lodged until " + lastDay + ".");
        }
        Instant now = clock.instant();
        Appeal appeal = new Appeal(TimeOrderedId.next(now), member, review.role(), grounds, now, null, null);
        reviews.addAppeal(id, appeal, user.engineUserId());
        proposals.note(proposal, now, "appeal-lodged", member, review.role(), null, null);
        events.publishEvent(new AppealLodged(id, appeal.id(), member, review.role(), grounds));
    }

    private boolean isWindowOpen(NationalReview review) {
        LocalDate lastDay = review.appealUntil();
        return lastDay != null && !clocks.today(review.member()).isAfter(lastDay);
    }

    private <T> T inTransaction(Supplier<T> act) {
        return Objects.requireNonNull(transaction.execute(status -> act.get()));
    }

    /** A reviewer who completed a task in the same second was faster; what is asked for here holds all the same. */
    private void untilNotOvertaken(Runnable act) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> act.run());
                return;
            } catch (ConcurrencyFailureException overtaken) {
                if (attempt == ATTEMPTS) {
                    throw new Conflict(
                            ProblemType.OVERTAKEN,
                            "The review moved on at the same moment. Look again, and repeat it if you still want it.");
                }
            }
        }
    }

    private Proposal lockOwn(UUID id, CurrentUser user) {
        Proposal proposal = proposals.lock(id);
        if (!access.isItsEnterprise(user, proposal)) {
            throw new ProposalNotFound(id);
        }
        return proposal;
    }

    private static List<UUID> listUnfiled(Proposal proposal) {
        return proposal.documents().stream()
                .filter(document -> !document.isSealed())
                .map(ProposalDocument::id)
                .toList();
    }

    private static void checkDocuments(Proposal proposal, List<UUID> documentIds) {
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < documentIds.size(); index++) {
            if (proposal.findDocument(documentIds.get(index)).isEmpty()) {
                errors.add(new FieldError(
                        "/documents/" + index,
                        "The proposal has no document " + documentIds.get(index) + ". Upload it first."));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_INPUT, errors);
        }
    }

    /**
     * A file as it was sent.
     *
     * @param mediaType that the sender declared; null when none
     */
    public record Upload(@Nullable String name, @Nullable String mediaType, InputStream content) {}
}
