package tributary.audit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.audit.AuditEntry;
import tributary.audit.KnownProposal;
import tributary.audit.SampleEntry;
import tributary.local.Http;
import tributary.proposal.ProposalStatus;

/** What becomes of a document's line in the record when log or dossier tell less than all. */
class DossierPaperTests {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-02T03:00:00Z");
    private static final String STUDY = """
            {"id": "1", "kind": "feasibility-study", "name": "study.pdf", "size": 7, "sha256": "aa", "revision": 1}""";
    private static final String COMMENT = """
            {"id": "2", "kind": "consultation-comment", "name": "Comment 1.txt", "size": 9, "sha256": "bb", "revision": 1}""";
    private static final AuditEntry FILED = entry("revision-sealed", 1, null, "{\"documents\": [" + STUDY + "]}");
    private static final AuditEntry COMMENTED =
            entry("consultation-commented", 1, "reply-to-consultation", "{\"member\": \"vn\", \"document\": \"2\"}");

    @Test
    void knowsACommentsContentFromTheDossierWhereItsEntryTellsNone() {
        DossierPaper comment =
                papers(List.of(FILED, COMMENTED), known(true, STUDY, COMMENT)).get(1);

        assertThat(comment.content()).extracting(KnownProposal.Paper::sha256).isEqualTo("bb");
        assertThat(comment.isOfReview()).isTrue();
        assertThat(comment.isKept()).isTrue();
        assertThat(comment.act())
                .extracting(DossierPaper.Act::member, DossierPaper.Act::step)
                .containsExactly("vn", "reply-to-consultation");
    }

    @Test
    void namesACommentsFileAsNewAndOlderEntriesTellIt() {
        for (String told : List.of("fileName", "name")) {
            AuditEntry commented = entry(
                    "consultation-commented",
                    1,
                    "reply-to-consultation",
                    "{\"document\": \"2\", \"sha256\": \"bb\", \"size\": 9, \"" + told + "\": \"Comment 1.txt\"}");

            assertThat(papers(List.of(FILED, commented), known(false, STUDY)))
                    .as(told)
                    .extracting(DossierPaper::content)
                    .extracting(KnownProposal.Paper::name)
                    .containsExactly("study.pdf", "Comment 1.txt");
        }
    }

    @Test
    void takesNoCommentForFiledWithTheRevisionThatFollowed() {
        AuditEntry answered = entry("revision-sealed", 2, null, "{\"documents\": [" + STUDY + "," + COMMENT + "]}");

        List<DossierPaper> papers = papers(List.of(FILED, COMMENTED, answered), known(true, STUDY, COMMENT));

        assertThat(papers)
                .extracting(DossierPaper::id, DossierPaper::isOfReview, DossierPaper::revision)
                .containsExactly(tuple("1", false, 1), tuple("2", true, 1));
    }

    @Test
    void stillTellsOfDocumentsOnceTheDossierIsEmptied() {
        AuditEntry removed = entry("records-removed", null, null, "{\"records\": \"dossier\"}");
        List<AuditEntry> entries = List.of(FILED, COMMENTED, removed);

        assertThat(papers(entries, known(true)))
                .extracting(DossierPaper::id, DossierPaper::isKept)
                .containsExactly(tuple("1", false), tuple("2", false));
        assertThat(DossierPaper.findRemoval(entries)).isEqualTo(DAY);
    }

    @Test
    void opensNoDocumentToACountryThatTakesPartNoMore() {
        assertThat(papers(List.of(FILED), known(false, STUDY)))
                .extracting(DossierPaper::isKept)
                .containsExactly(false);
    }

    @Test
    void tellsOfADocumentWhoseRevisionWasErasedByThatRevisionsEntry() {
        AuditEntry erased = entry("revision-sealed", 1, null, "{}");

        DossierPaper study = papers(List.of(erased), known(true, STUDY)).get(0);

        assertThat(study.revision()).isEqualTo(1);
        assertThat(study.act()).extracting(DossierPaper.Act::at).isEqualTo(DAY);
    }

    @Test
    void namesWhoFiledADocumentByTheLogThatStillDoes() {
        AuditEntry erased = SampleEntry.of(1, DAY, AuditEntry.ERASED, "cn", "revision-sealed", ID, 1, null, "{}");

        DossierPaper study = papers(List.of(erased, FILED), known(true, STUDY)).get(0);

        assertThat(study.act()).extracting(DossierPaper.Act::actor).isEqualTo("cn.enterprise");
    }

    @Test
    void tellsOfNobodyWhoFiledARevisionBeforeThisCountryTookPart() {
        AuditEntry second = entry("revision-sealed", 2, null, "{\"documents\": [" + STUDY + "]}");

        DossierPaper study = papers(List.of(second), known(true, STUDY)).get(0);

        assertThat(study.revision()).isEqualTo(1);
        assertThat(study.act()).isNull();
    }

    private static List<DossierPaper> papers(List<AuditEntry> entries, KnownProposal proposal) {
        return DossierPaper.listFrom(entries, proposal);
    }

    private static KnownProposal known(boolean takesPart, String... documents) {
        List<KnownProposal.Paper> papers = Arrays.stream(documents)
                .map(Http::readJson)
                .map(document -> new KnownProposal.Paper(
                        document.path("id").asText(),
                        document.path("kind").asText(),
                        document.path("name").asText(),
                        document.path("size").asLong(),
                        document.path("sha256").asText(),
                        document.path("revision").asInt()))
                .toList();
        return new KnownProposal(
                ID,
                "LM-2026-0001",
                "",
                "cn",
                takesPart ? ProposalStatus.IN_REVIEW : null,
                List.of(),
                papers,
                List.of(),
                null);
    }

    private static AuditEntry entry(String type, @Nullable Integer revision, @Nullable String step, String detail) {
        return SampleEntry.of(1, DAY, "cn.enterprise", "la", type, ID, revision, step, detail);
    }
}
