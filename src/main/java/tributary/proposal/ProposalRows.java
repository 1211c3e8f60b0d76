package tributary.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.document.VirusScan;

/** The aggregate's own rows: proposal, its documents and supplement requests; its revisions are {@link RevisionRows}. */
@Component
class ProposalRows {

    private final JdbcClient database;
    private final RevisionRows revisions;
    private final ObjectMapper json;

    ProposalRows(JdbcClient database, RevisionRows revisions, ObjectMapper json) {
        this.database = database;
        this.revisions = revisions;
        this.json = json;
    }

    String nextReference(Year year) {
        long number = database.sql("select nextval('proposal_reference_number')")
                .query(Long.class)
                .single();
        return "LM-%d-%04d".formatted(year.getValue(), number);
    }

    /**
     * Holds a proposal until the transaction ends. Read it afterwards: a select that waited for the row would join it to the revision of
     * before.
     */
    void lock(UUID id) {
        database.sql("select id from proposal where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    Optional<Proposal> find(UUID id) {
        return list(List.of(id)).stream().findFirst();
    }

    /** Those of these ids, in their order. */
    List<Proposal> list(List<UUID> ids) {
        List<Proposal.State> states = database.sql("""
                        select proposal.*, filed.facts as filed_facts
                        from proposal
                        left join proposal_revision filed on filed.proposal_id = proposal.id and filed.revision = proposal.revision
                        where proposal.id = any(:ids::uuid[])
                        order by array_position(:ids::uuid[], proposal.id)
                        """)
                .param("ids", RowsByProposal.array(ids))
                .query((row, number) -> state(row))
                .list();
        Map<UUID, List<ProposalDocument>> documents = listDocuments(ids);
        Map<UUID, List<SupplementRequest>> requests = listSupplementRequests(ids);
        return states.stream()
                .map(state -> Proposal.restore(
                        state,
                        documents.getOrDefault(state.id(), List.of()),
                        requests.getOrDefault(state.id(), List.of())))
                .toList();
    }

    void insert(Proposal proposal) {
        database.sql("""
                        insert into proposal (id, reference, home_member, enterprise, title, status, revision, version, facts, created_by,
                                              created_at, updated_at)
                        values (:id, :reference, :home, :enterprise, :title, :status, :revision, :version, :facts::jsonb, :createdBy,
                                :createdAt, :updatedAt)
                        """)
                .param("id", proposal.id())
                .param("reference", proposal.reference())
                .param("home", proposal.homeMember())
                .param("enterprise", proposal.enterprise())
                .param("title", proposal.title())
                .param("status", proposal.status().code())
                .param("revision", proposal.revision())
                .param("version", proposal.version())
                .param("facts", write(proposal.facts()))
                .param("createdBy", proposal.createdBy())
                .param("createdAt", timestamp(proposal.createdAt()))
                .param("updatedAt", timestamp(proposal.updatedAt()))
                .update();
    }

    /** Writes a proposal that this transaction has locked. */
    void update(Proposal proposal) {
        database.sql("""
                        update proposal set title = :title, status = :status, revision = :revision, version = :version, facts = :facts::jsonb,
                               routing = :routing::jsonb, updated_at = :updatedAt, filed_on = :filedOn, submitted_at = :submittedAt,
                               concluded_at = :concludedAt, withdrawal_reason = :withdrawalReason
                        where id = :id
                        """)
                .param("id", proposal.id())
                .param("title", proposal.title())
                .param("status", proposal.status().code())
                .param("revision", proposal.revision())
                .param("version", proposal.version())
                .param("facts", write(proposal.facts()))
                .param("routing", write(proposal.routing()))
                .param("updatedAt", timestamp(proposal.updatedAt()))
                .param("filedOn", proposal.filedOn())
                .param("submittedAt", timestamp(proposal.submittedAt()))
                .param("concludedAt", timestamp(proposal.concludedAt()))
                .param("withdrawalReason", proposal.withdrawalReason())
                .update();
        writeDocuments(proposal);
        writeSupplementRequests(proposal);
        proposal.takeNewRevisions().forEach(revision -> revisions.insert(proposal.id(), revision));
    }

    private void writeDocuments(Proposal proposal) {
        List<UUID> stored = database.sql("select id from proposal_document where proposal_id = :id")
                .param("id", proposal.id())
                .query(UUID.class)
                .list();
        stored.stream()
                .filter(documentId -> proposal.findDocument(documentId).isEmpty())
                .forEach(documentId -> database.sql("delete from proposal_document where id = :id")
                        .param("id", documentId)
                        .update());
        for (ProposalDocument document : proposal.documents()) {
            database.sql("""
                            insert into proposal_document (id, proposal_id, kind, name, media_type, size_bytes, sha256, revision, uploaded_by,
                                                           uploaded_at, virus_scan)
                            values (:id, :proposal, :kind, :name, :mediaType, :size, :sha256, :revision, :uploadedBy, :uploadedAt, :virusScan)
                            on conflict (id) do update set revision = excluded.revision
                            where proposal_document.revision is distinct from excluded.revision
                            """)
                    .param("id", document.id())
                    .param("proposal", proposal.id())
                    .param("kind", document.kind())
                    .param("name", document.name())
                    .param("mediaType", document.mediaType())
                    .param("size", document.size())
                    .param("sha256", document.sha256())
                    .param("revision", document.revision())
                    .param("uploadedBy", document.uploadedBy())
                    .param("uploadedAt", timestamp(document.uploadedAt()))
                    .param("virusScan", document.virusScan().code())
                    .update();
        }
    }

    private void writeSupplementRequests(Proposal proposal) {
        for (SupplementRequest request : proposal.supplementRequests()) {
            database.sql("""
                            insert into supplement_request (id, proposal_id, member, role, step, subject, question, asked_by, asked_at, revision,
                                                            answer, answer_documents, answered_by, answered_at, answer_revision, dropped_at)
                            values (:id, :proposal, :member, :role, :step, :subject, :question, :askedBy, :askedAt, :revision, :answer,
                                    :documents::jsonb, :answeredBy, :answeredAt, :answerRevision, :droppedAt)
                            on conflict (id) do update set answer = excluded.answer, answer_documents = excluded.answer_documents,
                                answered_by = excluded.answered_by, answered_at = excluded.answered_at,
                                answer_revision = excluded.answer_revision, dropped_at = excluded.dropped_at
                            where supplement_request.answered_at is null and supplement_request.dropped_at is null
                            """)
                    .param("id", request.id())
                    .param("proposal", proposal.id())
                    .param("member", request.member())
                    .param("role", request.role())
                    .param("step", request.step())
                    .param("subject", request.subject())
                    .param("question", request.question())
                    .param("askedBy", request.askedBy())
                    .param("askedAt", timestamp(request.askedAt()))
                    .param("revision", request.revision())
                    .param("answer", request.answer())
                    .param("documents", write(request.answerDocuments()))
                    .param("answeredBy", request.answeredBy())
                    .param("answeredAt", timestamp(request.answeredAt()))
                    .param("answerRevision", request.answerRevision())
                    .param("droppedAt", timestamp(request.droppedAt()))
                    .update();
        }
    }

    private Map<UUID, List<ProposalDocument>> listDocuments(List<UUID> ids) {
        return RowsByProposal.read(
                database.sql("select * from proposal_document where proposal_id = any(:ids::uuid[]) order by id"),
                ids,
                row -> new ProposalDocument(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size_bytes"),
                        row.getString("sha256"),
                        row.getObject("revision", Integer.class),
                        row.getString("uploaded_by"),
                        row.getTimestamp("uploaded_at").toInstant(),
                        VirusScan.of(row.getString("virus_scan"))));
    }

    Map<UUID, List<SupplementRequest>> listSupplementRequests(List<UUID> ids) {
        return RowsByProposal.read(
                database.sql("select * from supplement_request where proposal_id = any(:ids::uuid[]) order by id"),
                ids,
                row -> new SupplementRequest(
                        row.getObject("id", UUID.class),
                        row.getString("member"),
                        row.getString("role"),
                        row.getString("step"),
                        row.getObject("subject", UUID.class),
                        row.getString("question"),
                        row.getString("asked_by"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getInt("revision"),
                        row.getString("answer"),
                        Arrays.asList(read(row.getString("answer_documents"), UUID[].class)),
                        row.getString("answered_by"),
                        instant(row, "answered_at"),
                        row.getObject("answer_revision", Integer.class),
                        instant(row, "dropped_at")));
    }

    private Proposal.State state(ResultSet row) throws SQLException {
        return new Proposal.State(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getString("home_member"),
                row.getString("enterprise"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                ProposalStatus.get(row.getString("status")),
                row.getInt("revision"),
                row.getLong("version"),
                read(row.getString("facts"), JsonNode.class),
                readNullable(row.getString("filed_facts")),
                readNullable(row.getString("routing")),
                row.getTimestamp("updated_at").toInstant(),
                row.getObject("filed_on", LocalDate.class),
                instant(row, "submitted_at"),
                instant(row, "concluded_at"),
                row.getString("withdrawal_reason"));
    }

    private @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(
                    "Cannot be written as JSON: " + value.getClass().getName().toLowerCase(Locale.ROOT), failure);
        }
    }

    private @Nullable JsonNode readNullable(@Nullable String text) {
        return text == null ? null : read(text, JsonNode.class);
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A stored dossier cannot be read", failure);
        }
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
