package tributary.proposal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.document.Documents;
import tributary.document.StoredContent;
import tributary.member.Members;
import tributary.routing.Participation;
import tributary.time.TimeOrderedId;

/**
 * What consulted countries commented on effects beyond the border, and what the hosts answered. Whoever calls here has been let in already, as in
 * {@link Proposals}.
 */
@Component
public class ConsultationComments {

    /** Kind of the document that each comment becomes; enterprises file none of it. */
    public static final String KIND = "consultation-comment";

    private final Proposals proposals;
    private final CommentRows rows;
    private final Documents documents;
    private final Members members;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsultationComments(
            Proposals proposals,
            CommentRows rows,
            Documents documents,
            Members members,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.rows = rows;
        this.documents = documents;
        this.members = members;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** Every comment on a proposal with its answers, oldest first. */
    @Transactional(readOnly = true)
    public List<ConsultationComment> list(UUID proposalId) {
        return rows.list(proposalId);
    }

    @Transactional(readOnly = true)
    public Optional<ConsultationComment> find(UUID proposalId, UUID commentId) {
        return list(proposalId).stream()
                .filter(comment -> comment.id().equals(commentId))
                .findFirst();
    }

    /**
     * Puts a consulted country's comments on record, each as a document of the dossier. Raises {@link CommentMade} for each.
     *
     * @param step task key of the reply that they came with
     * @param by engine user id
     */
    @Transactional
    public void make(UUID proposalId, String member, String step, List<String> texts, String by) {
        Proposal proposal = proposals.lock(proposalId);
        Instant now = clock.instant();
        int number = (int) rows.list(proposalId).stream()
                .filter(comment -> comment.member().equals(member))
                .count();
        List<ConsultationComment> made = new ArrayList<>();
        for (String text : texts) {
            number++;
            ProposalDocument document = document(proposal, member, number, text, by, now);
            proposal.attachFromReview(document, now);
            made.add(new ConsultationComment(
                    TimeOrderedId.next(now), member, step, text, document.id(), now, List.of()));
        }
        proposals.save(proposal);
        for (ConsultationComment comment : made) {
            rows.add(proposalId, comment, by);
            events.publishEvent(new CommentMade(proposalId, comment, proposal.revision()));
        }
        proposals.note(proposal, now, "consultation-commented", member, Participation.CONSULTED, step, null);
    }

    /**
     * Puts a host's answer on record. Raises {@link CommentAnswered}.
     *
     * @param outcome {@code accepted}, {@code partly-accepted} or {@code not-accepted}
     * @param by engine user id
     */
    @Transactional
    public void answer(
            UUID proposalId,
            UUID commentId,
            String host,
            String outcome,
            String reasons,
            @Nullable String measure,
            String by) {
        Proposal proposal = proposals.lock(proposalId);
        ConsultationComment comment = find(proposalId, commentId)
                .orElseThrow(
                        () -> new IllegalArgumentException("Proposal " + proposalId + " has no comment " + commentId));
        Instant now = clock.instant();
        ConsultationComment.Answer answer = new ConsultationComment.Answer(host, outcome, reasons, measure, now);
        rows.answer(commentId, answer, by);
        events.publishEvent(new CommentAnswered(proposalId, comment, answer, proposal.revision()));
        proposals.note(proposal, now, "comment-answered", host, Participation.HOST, null, outcome);
    }

    private ProposalDocument document(
            Proposal proposal, String member, int number, String text, String by, Instant now) {
        String country = members.getMember(member).name();
        StoredContent content = documents.storeText(
                say("consultation.comment.document", country, proposal.title(), proposal.reference(), text) + "\n");
        return new ProposalDocument(
                TimeOrderedId.next(now),
                KIND,
                say("consultation.comment.file", country, number),
                content.mediaType(),
                content.size(),
                content.sha256(),
                null,
                by,
                now,
                content.virusScan());
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
