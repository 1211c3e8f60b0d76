package tributary.audit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.audit.AuditEntry;
import tributary.audit.SampleEntry;
import tributary.catalogue.FactSheet;

/** What a revision held, where the logs of several countries tell of it. */
class RevisionTests {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-03-02T03:00:00Z");
    private static final String FACTS = "{\"reason\": \"submission\", \"facts\": {\"title\": \"A mine\"}}";

    private final FactSheet sheet = mock(FactSheet.class);

    @BeforeEach
    void describe() {
        when(sheet.describe(any())).thenReturn(List.of(new FactSheet.Line("Title", "A mine")));
    }

    @Test
    void tellsWhatOneCountryErasedByAnothersLog() {
        Revision revision = only(entry(1, "cn", AuditEntry.ERASED, "{}"), entry(2, "la", "cn.enterprise", FACTS));

        assertThat(revision.isErased()).isFalse();
        assertThat(revision.actor()).isEqualTo("cn.enterprise");
        assertThat(revision.reason()).isEqualTo("submission");
    }

    @Test
    void namesWhoFiledItByTheLogThatStillDoes() {
        assertThat(only(entry(1, "cn", AuditEntry.ERASED, FACTS), entry(2, "la", "cn.enterprise", FACTS))
                        .actor())
                .isEqualTo("cn.enterprise");
    }

    @Test
    void tellsThatTheFactsAreGoneWhereEveryLogErasedThem() {
        assertThat(only(entry(1, "cn", AuditEntry.ERASED, "{}"), entry(2, "la", AuditEntry.ERASED, "{}"))
                        .isErased())
                .isTrue();
    }

    private Revision only(AuditEntry... entries) {
        List<Revision> revisions = Revision.listFrom(List.of(entries), sheet);
        assertThat(revisions).hasSize(1);
        return revisions.get(0);
    }

    private static AuditEntry entry(long position, String tenant, String actor, String detail) {
        return SampleEntry.of(position, DAY, actor, tenant, "revision-sealed", ID, 1, null, detail);
    }
}
