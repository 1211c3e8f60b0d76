package tributary.proposal;

import static tributary.proposal.ProposalRows.timestamp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what consulted countries commented and hosts answered. */
@Component
class CommentRows {

    private final JdbcClient database;

    CommentRows(JdbcClient database) {
        this.database = database;
    }

    void add(UUID proposalId, ConsultationComment comment, String by) {
        database.sql("""
                        insert into consultation_comment (id, proposal_id, member, step, text, document_id, made_by, made_at)
                        values (:id, :proposal, :member, :step, :text, :document, :by, :at)
                        """)
                .param("id", comment.id())
                .param("proposal", proposalId)
                .param("member", comment.member())
                .param("step", comment.step())
                .param("text", comment.text())
                .param("document", comment.document())
                .param("by", by)
                .param("at", timestamp(comment.madeAt()))
                .update();
    }

    void answer(UUID commentId, ConsultationComment.Answer answer, String by) {
        database.sql("""
                        insert into consultation_answer (comment_id, member, outcome, reasons, measure, answered_by, answered_at)
                        values (:comment, :member, :outcome, :reasons, :measure, :by, :at)
                        """)
                .param("comment", commentId)
                .param("member", answer.member())
                .param("outcome", answer.outcome())
                .param("reasons", answer.reasons())
                .param("measure", answer.measure())
                .param("by", by)
                .param("at", timestamp(answer.answeredAt()))
                .update();
    }

    List<ConsultationComment> list(UUID proposalId) {
        return list(List.of(proposalId)).getOrDefault(proposalId, List.of());
    }

    Map<UUID, List<ConsultationComment>> list(List<UUID> proposalIds) {
        Map<UUID, List<ConsultationComment.Answer>> answers = listAnswers(proposalIds);
        return RowsByProposal.read(
                database.sql("select * from consultation_comment where proposal_id = any(:ids::uuid[]) order by id"),
                proposalIds,
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    Instant madeAt = row.getTimestamp("made_at").toInstant();
                    return new ConsultationComment(
                            id,
                            row.getString("member"),
                            row.getString("step"),
                            row.getString("text"),
                            row.getObject("document_id", UUID.class),
                            madeAt,
                            answers.getOrDefault(id, List.of()));
                });
    }

    private Map<UUID, List<ConsultationComment.Answer>> listAnswers(List<UUID> proposalIds) {
        return database
                .sql("""
                        select answer.* from consultation_answer answer
                        join consultation_comment comment on comment.id = answer.comment_id
                        where comment.proposal_id = any(:ids::uuid[]) order by answer.answered_at, answer.member
                        """)
                .param("ids", RowsByProposal.array(proposalIds))
                .query((row, number) -> Map.entry(
                        row.getObject("comment_id", UUID.class),
                        new ConsultationComment.Answer(
                                row.getString("member"),
                                row.getString("outcome"),
                                row.getString("reasons"),
                                row.getString("measure"),
                                row.getTimestamp("answered_at").toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
