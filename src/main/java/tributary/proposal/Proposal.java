package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.time.TimeOrderedId;
import tributary.web.ProblemType;

/**
 * A proposed project, from draft to outcome. It guards its own transitions; what it went through is told by the events that {@link
 * Proposals} publishes when it is saved. Not thread-safe: loaded for one transaction.
 */
public class Proposal {

    static final int MAX_DOCUMENTS = 200;
    static final long MAX_DOCUMENTS_SIZE = 1024L * 1024 * 1024;

    private final UUID id;
    private final String reference;
    private final String homeMember;
    private final String enterprise;
    private final String createdBy;
    private final Instant createdAt;
    private final List<ProposalDocument> documents = new ArrayList<>();
    private final List<SupplementRequest> supplementRequests = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();
    private final List<SealedRevision> newRevisions = new ArrayList<>();

    private ProposalStatus status;
    private int revision;
    private long version;
    private JsonNode facts;
    private @Nullable JsonNode filedFacts;
    private @Nullable JsonNode routing;
    private Instant updatedAt;
    private @Nullable LocalDate filedOn;
    private @Nullable Instant submittedAt;
    private @Nullable Instant concludedAt;
    private @Nullable String withdrawalReason;

    private Proposal(State state, List<ProposalDocument> documents, List<SupplementRequest> supplementRequests) {
        this.id = state.id();
        this.reference = state.reference();
        this.homeMember = state.homeMember();
        this.enterprise = state.enterprise();
        this.createdBy = state.createdBy();
        this.createdAt = state.createdAt();
        this.status = state.status();
        this.revision = state.revision();
        this.version = state.version();
        this.facts = state.facts();
        this.filedFacts = state.filedFacts();
        this.routing = state.routing();
        this.updatedAt = state.updatedAt();
        this.filedOn = state.filedOn();
        this.submittedAt = state.submittedAt();
        this.concludedAt = state.concludedAt();
        this.withdrawalReason = state.withdrawalReason();
        this.documents.addAll(documents);
        this.supplementRequests.addAll(supplementRequests);
    }

    static Proposal draft(
            String reference, String homeMember, String enterprise, JsonNode facts, String by, Instant now) {
        UUID id = TimeOrderedId.next(now);
        return new Proposal(
                new State(
                        id,
                        reference,
                        homeMember,
                        enterprise,
                        by,
                        now,
                        ProposalStatus.DRAFT,
                        1,
                        0,
                        facts,
                        null,
                        null,
                        now,
                        null,
                        null,
                        null,
                        null),
                List.of(),
                List.of());
    }

    static Proposal restore(State state, List<ProposalDocument> documents, List<SupplementRequest> supplementRequests) {
        return new Proposal(state, documents, supplementRequests);
    }

    void changeFacts(JsonNode newFacts, Instant now) {
        if (!status.isEditable()) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_NOT_EDITABLE,
                    "Facts can be changed while the proposal is a draft or a supplement is asked for; its status is "
                            + status.code() + ".");
        }
        facts = newFacts;
        changed(now);
    }

    void attach(ProposalDocument document, Instant now) {
        checkOpenForDocuments();
        documents.add(document);
        updatedAt = now;
    }

    /**
     * How many bytes another document may have.
     *
     * @throws ProposalConflict when there are as many documents as there may be
     */
    long roomForDocuments() {
        if (documents.size() >= MAX_DOCUMENTS) {
            throw new ProposalConflict(
                    ProblemType.DOSSIER_FULL,
                    "The dossier holds " + documents.size() + " documents, and there may be " + MAX_DOCUMENTS
                            + ". Take out what is not needed, or put papers that belong together into one file.");
        }
        return Math.max(
                0,
                MAX_DOCUMENTS_SIZE
                        - documents.stream().mapToLong(ProposalDocument::size).sum());
    }

    /** Adds what a review itself put on record; it counts as filed with the revision that it was made on. */
    void attachFromReview(ProposalDocument document, Instant now) {
        documents.add(document.sealedIn(revision));
        updatedAt = now;
    }

    void checkOpenForDocuments() {
        if (status.isConcluded() && !(status.takesQuestions() && isAwaitingSupplement())) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_CONCLUDED,
                    "Documents can be neither added nor taken out any more: the proposal's status is " + status.code()
                            + ".");
        }
    }

    /** Takes a document out that no revision holds yet. */
    void detach(UUID documentId, Instant now) {
        ProposalDocument document = findDocument(documentId)
                .orElseThrow(() -> new IllegalArgumentException("Proposal " + id + " has no document " + documentId));
        if (document.isSealed()) {
            throw new ProposalConflict(
                    ProblemType.DOCUMENT_SEALED,
                    "“" + document.name() + "” was filed and stays in the dossier; upload a newer one beside it.");
        }
        checkOpenForDocuments();
        documents.remove(document);
        updatedAt = now;
    }

    /** Files the draft. Does nothing when it was filed before. */
    void submit(JsonNode routingOfTheDay, LocalDate filingDay, String by, Instant now) {
        if (submittedAt != null) {
            return;
        }
        if (status != ProposalStatus.DRAFT) {
            throw notADraft();
        }
        status = ProposalStatus.SUBMITTED;
        submittedAt = now;
        filedOn = filingDay;
        seal("submission", routingOfTheDay, documents, by, now);
        events.add(new ProposalSubmitted(id, revision));
    }

    ProposalConflict notADraft() {
        return new ProposalConflict(
                ProblemType.PROPOSAL_NOT_A_DRAFT,
                "Only a draft can be submitted; the proposal's status is " + status.code() + ".");
    }

    /** Gives the proposal up. Does nothing when that was done before. */
    void withdraw(String reason, Instant now) {
        if (status == ProposalStatus.WITHDRAWN) {
            return;
        }
        if (status.isConcluded()) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_CONCLUDED,
                    "The proposal cannot be withdrawn any more: its status is " + status.code() + ".");
        }
        status = ProposalStatus.WITHDRAWN;
        withdrawalReason = reason;
        concludedAt = now;
        changed(now);
        events.add(new ProposalWithdrawn(id, reason));
    }

    UUID requestSupplement(
            String member,
            String role,
            String step,
            @Nullable UUID subject,
            String question,
            String askedBy,
            Instant now) {
        if (!status.takesQuestions()) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_NOT_IN_REVIEW,
                    "No supplement can be asked for: the proposal's status is " + status.code() + ".");
        }
        UUID requestId = TimeOrderedId.next(now);
        supplementRequests.add(
                SupplementRequest.asked(requestId, member, role, step, subject, question, askedBy, now, revision));
        if (!status.isConcluded()) {
            status = ProposalStatus.AWAITING_SUPPLEMENT;
        }
        events.add(new SupplementRequested(id, requestId, member, role, step, question));
        return requestId;
    }

    /** Seals text, the answer's documents and facts as one revision and lets the review that asked go on. */
    void answer(UUID requestId, Answer answer, JsonNode newRouting, boolean routingChanged, String by, Instant now) {
        SupplementRequest request = getSupplementRequest(requestId);
        checkAnswerable(request);
        if (status.isConcluded()) {
            // Evidence is filed beside what was decided: changes that no answer filed before are out of date.
            facts = filedFacts();
        }
        revision++;
        // Told first, since it settles who takes part: the revision is told to them, and to nobody whom it leaves out.
        events.add(new SupplementAnswered(
                id, requestId, request.member(), request.role(), request.step(), revision, routingChanged));
        List<ProposalDocument> belonging = documents.stream()
                .filter(document -> answer.documents().contains(document.id()))
                .toList();
        seal("supplement", newRouting, belonging, by, now);
        supplementRequests.set(
                supplementRequests.indexOf(request),
                request.answered(answer.text(), answer.documents(), by, now, revision));
        if (!status.isConcluded() && !isAwaitingSupplement()) {
            status = ProposalStatus.IN_REVIEW;
        }
    }

    /** A question that nobody waits for any more needs no answer. Does nothing when it was answered. */
    void dropQuestion(UUID requestId, Instant now) {
        SupplementRequest request = getSupplementRequest(requestId);
        if (!request.isOpen()) {
            return;
        }
        supplementRequests.set(supplementRequests.indexOf(request), request.dropped(now));
        events.add(new SupplementDropped(id, requestId, request.member(), request.role(), request.step()));
        if (status == ProposalStatus.AWAITING_SUPPLEMENT && !isAwaitingSupplement()) {
            status = ProposalStatus.IN_REVIEW;
        }
    }

    void checkAnswerable(SupplementRequest request) {
        if (request.droppedAt() != null) {
            throw new ProposalConflict(
                    ProblemType.SUPPLEMENT_DROPPED,
                    "This question needs no answer any more: the review or procedure that asked has ended.");
        }
        if (!request.isOpen()) {
            throw new ProposalConflict(
                    ProblemType.SUPPLEMENT_ALREADY_ANSWERED,
                    "This question was answered before; the answer stays as it was.");
        }
        if (!status.takesQuestions()) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_CONCLUDED,
                    "The question cannot be answered any more: the proposal's status is " + status.code() + ".");
        }
    }

    void reviewStarted() {
        if (status == ProposalStatus.SUBMITTED) {
            status = ProposalStatus.IN_REVIEW;
        }
    }

    void conclude(ProposalStatus outcome, Instant now) {
        if (!outcome.isConcluded() || outcome == ProposalStatus.WITHDRAWN) {
            throw new IllegalArgumentException("No joint outcome: " + outcome.code());
        }
        if (status == ProposalStatus.WITHDRAWN || submittedAt == null) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_NOT_IN_REVIEW,
                    "Proposal " + id + " cannot be concluded: its status is " + status.code() + ".");
        }
        status = outcome;
        concludedAt = now;
    }

    /** Goes back into review after an appeal was upheld. */
    void reopen() {
        if (status == ProposalStatus.WITHDRAWN || submittedAt == null) {
            throw new ProposalConflict(
                    ProblemType.PROPOSAL_NOT_IN_REVIEW,
                    "Proposal " + id + " cannot be reopened: its status is " + status.code() + ".");
        }
        status = isAwaitingSupplement() ? ProposalStatus.AWAITING_SUPPLEMENT : ProposalStatus.IN_REVIEW;
        concludedAt = null;
    }

    /** Whether a question of a member's review, none about a condition, is with the enterprise. */
    public boolean isAsked(String member, String role) {
        return supplementRequests.stream().anyMatch(request -> request.stops(member, role));
    }

    private boolean isAwaitingSupplement() {
        return supplementRequests.stream().anyMatch(SupplementRequest::isOpen);
    }

    private void seal(String reason, JsonNode newRouting, List<ProposalDocument> added, String by, Instant now) {
        filedFacts = facts;
        routing = newRouting;
        List<ProposalDocument> joining = List.copyOf(added);
        documents.replaceAll(document -> joining.contains(document) ? document.sealedIn(revision) : document);
        List<ProposalDocument> sealed =
                documents.stream().filter(ProposalDocument::isSealed).toList();
        newRevisions.add(new SealedRevision(revision, reason, facts, newRouting, sealed, by, now));
        events.add(new RevisionSealed(
                id,
                revision,
                reason,
                facts,
                sealed.stream().map(Dossier.Document::of).toList()));
        changed(now);
    }

    private void changed(Instant now) {
        version++;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** What people call it: {@code LM-2026-0001}. */
    public String reference() {
        return reference;
    }

    /** Code of the member whose realm the enterprise signed in at. */
    public String homeMember() {
        return homeMember;
    }

    /** Alias of the enterprise's organization in its home member's realm. */
    public String enterprise() {
        return enterprise;
    }

    public ProposalStatus status() {
        return status;
    }

    /** Number of the dossier's last sealed revision; 1 for a draft, which becomes that revision. */
    public int revision() {
        return revision;
    }

    /** Grows with every change by the enterprise; the entity tag. */
    public long version() {
        return version;
    }

    /** The project as the enterprise has it now, in the form of the public contract; what changed since it was filed is its own to see. */
    public JsonNode facts() {
        return facts;
    }

    /** The project as it was last filed, which reviews go by; a draft as it is. */
    public JsonNode filedFacts() {
        return filedFacts == null ? facts : filedFacts;
    }

    /** What routing found at the last sealing, in the preview's form; null for a draft. */
    public @Nullable JsonNode routing() {
        return routing;
    }

    /** The project's title as filed; empty while the draft has none. */
    public String title() {
        return filedFacts().path("title").asText("");
    }

    /** Day of filing in the home member's time zone. Null for a draft. */
    public @Nullable LocalDate filedOn() {
        return filedOn;
    }

    /** Moment of filing; law and exchange rates go by it. Null for a draft. */
    public @Nullable Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable Instant concludedAt() {
        return concludedAt;
    }

    public @Nullable String withdrawalReason() {
        return withdrawalReason;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Sealed or not, oldest first. */
    public List<ProposalDocument> documents() {
        return List.copyOf(documents);
    }

    public Optional<ProposalDocument> findDocument(UUID documentId) {
        return documents.stream()
                .filter(document -> document.id().equals(documentId))
                .findFirst();
    }

    /** Oldest first. */
    public List<SupplementRequest> supplementRequests() {
        return List.copyOf(supplementRequests);
    }

    /**
     * A question by its id.
     *
     * @throws IllegalArgumentException when this proposal has none of that id
     */
    public SupplementRequest getSupplementRequest(UUID requestId) {
        return findSupplementRequest(requestId)
                .orElseThrow(() ->
                        new IllegalArgumentException("Proposal " + id + " has no supplement request " + requestId));
    }

    public Optional<SupplementRequest> findSupplementRequest(UUID requestId) {
        return supplementRequests.stream()
                .filter(request -> request.id().equals(requestId))
                .findFirst();
    }

    List<Object> takeEvents() {
        List<Object> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    List<SealedRevision> takeNewRevisions() {
        List<SealedRevision> taken = List.copyOf(newRevisions);
        newRevisions.clear();
        return taken;
    }

    /** What an enterprise answers a question with, beside changed facts. */
    record Answer(String text, List<UUID> documents) {}

    /** Facts and documents as they stood when they were filed. */
    record SealedRevision(
            int revision,
            String reason,
            JsonNode facts,
            JsonNode routing,
            List<ProposalDocument> documents,
            String sealedBy,
            Instant sealedAt) {}

    record State(
            UUID id,
            String reference,
            String homeMember,
            String enterprise,
            String createdBy,
            Instant createdAt,
            ProposalStatus status,
            int revision,
            long version,
            JsonNode facts,
            @Nullable JsonNode filedFacts,
            @Nullable JsonNode routing,
            Instant updatedAt,
            @Nullable LocalDate filedOn,
            @Nullable Instant submittedAt,
            @Nullable Instant concludedAt,
            @Nullable String withdrawalReason) {}
}
