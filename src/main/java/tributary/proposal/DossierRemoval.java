package tributary.proposal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.document.Documents;

/** Empties the dossier of a proposal that ended long ago. Its reference, countries, dates and outcomes stay. */
@Component
public class DossierRemoval {

    private final JdbcClient database;
    private final Documents documents;
    private final Clock clock;

    DossierRemoval(JdbcClient database, Documents documents, Clock clock) {
        this.database = database;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Removes facts, texts, names and documents; false when that was done before. The caller has found that nobody keeps them, holds the proposal's
     * row, and declares all tenants.
     */
    @Transactional
    public boolean remove(UUID proposal) {
        List<String> contents = database.sql("select distinct sha256 from proposal_document where proposal_id = :id")
                .param("id", proposal)
                .query(String.class)
                .list();
        int emptied = database.sql("""
                        with comment as (delete from consultation_comment where proposal_id = :id returning id),
                             answer as (delete from consultation_answer
                                         where comment_id in (select id from consultation_comment where proposal_id = :id)),
                             condition as (delete from condition_of_approval where proposal_id = :id),
                             question as (delete from supplement_request where proposal_id = :id),
                             appealed as (delete from appeal where proposal_id = :id),
                             appraisal as (delete from lender_appraisal where proposal_id = :id),
                             told as (delete from recorded_answer where proposal_id = :id),
                             revision as (delete from proposal_revision where proposal_id = :id),
                             document as (delete from proposal_document where proposal_id = :id),
                             review as (update national_review set route = null where proposal_id = :id),
                             step as (update review_step set findings = null, completed_by = null where proposal_id = :id)
                        update proposal set title = '', facts = '{}', routing = null, withdrawal_reason = null, created_by = '',
                                            contents_removed_at = :now, version = version + 1
                         where id = :id and contents_removed_at is null
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", proposal)
                .update();
        documents.removeUnused(contents);
        return emptied == 1;
    }
}
