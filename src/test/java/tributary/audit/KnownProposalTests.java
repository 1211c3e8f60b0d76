package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.local.Http;
import tributary.proposal.Dossier;

/** What the log adds to a dossier, which tells nothing of countries that take part no more. */
class KnownProposalTests {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-02T03:00:00Z");

    @Test
    void keepsTheReviewOfACountryThatLeftBeforeItDecided() {
        assertThat(reviews(List.of(), entry(1, "review-started", null), entry(2, "participant-removed", null)))
                .containsExactly(review(1, 2, null));
    }

    @Test
    void keepsTheReviewOfACountryThatDecidedAndThenLeft() {
        assertThat(reviews(
                        List.of(),
                        entry(1, "review-started", null),
                        entry(2, "review-decided", "approved"),
                        entry(3, "participant-removed", null)))
                .containsExactly(review(1, 2, "approved"));
    }

    @Test
    void leavesToTheDossierWhatItTells() {
        Dossier.Review again = review(4, 5, "rejected");

        assertThat(reviews(
                        List.of(again),
                        entry(1, "review-started", null),
                        entry(2, "review-decided", "approved"),
                        entry(3, "participant-removed", null),
                        entry(4, "review-started", null),
                        entry(5, "review-decided", "rejected")))
                .containsExactly(again, review(1, 2, "approved"));
    }

    private static List<Dossier.Review> reviews(List<Dossier.Review> inDossier, AuditEntry... entries) {
        return new KnownProposal(ID, "LM-2026-0001", "Sample", "cn", null, List.of(), List.of(), inDossier, null)
                .reviewsIn(List.of(entries));
    }

    private static Dossier.Review review(int started, int ended, @Nullable String outcome) {
        return new Dossier.Review(
                "la",
                "host",
                List.of(),
                outcome,
                DAY.plusDays(started).toInstant(),
                DAY.plusDays(ended).toInstant(),
                null,
                null,
                List.of());
    }

    private static AuditEntry entry(int day, String type, @Nullable String outcome) {
        return new AuditEntry(
                day,
                DAY.plusDays(day),
                null,
                "la",
                type,
                ID,
                1,
                null,
                null,
                null,
                outcome,
                null,
                null,
                null,
                Http.readJson("{\"role\": \"host\"}"));
    }
}
