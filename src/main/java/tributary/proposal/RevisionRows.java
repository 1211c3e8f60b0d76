package tributary.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sealed when a proposal was filed, and with every answer since; never changed. */
@Component
class RevisionRows {

    private final JdbcClient database;
    private final ObjectMapper json;

    RevisionRows(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void insert(UUID proposal, Proposal.SealedRevision revision) {
        database.sql("""
                        insert into proposal_revision (proposal_id, revision, reason, facts, routing, documents, sealed_by, sealed_at)
                        values (:proposal, :revision, :reason, :facts::jsonb, :routing::jsonb, :documents::jsonb, :sealedBy, :sealedAt)
                        """)
                .param("proposal", proposal)
                .param("revision", revision.revision())
                .param("reason", revision.reason())
                .param("facts", write(revision.facts()))
                .param("routing", write(revision.routing()))
                .param("documents", write(revision.documents()))
                .param("sealedBy", revision.sealedBy())
                .param("sealedAt", ProposalRows.timestamp(revision.sealedAt()))
                .update();
    }

    /** Facts of each revision, oldest first. */
    List<JsonNode> listFacts(UUID proposal) {
        return database
                .sql("select facts from proposal_revision where proposal_id = :proposal order by revision")
                .param("proposal", proposal)
                .query(String.class)
                .list()
                .stream()
                .map(this::read)
                .toList();
    }

    Optional<JsonNode> findFacts(UUID proposal, int revision) {
        return database.sql(
                        "select facts from proposal_revision where proposal_id = :proposal and revision = :revision")
                .param("proposal", proposal)
                .param("revision", revision)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private JsonNode read(String facts) {
        try {
            return json.readTree(facts);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A revision holds no JSON", failure);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A revision cannot be written as JSON", failure);
        }
    }
}
