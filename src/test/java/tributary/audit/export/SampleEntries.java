package tributary.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;
import tributary.audit.export.ExportFormat.Subject;

/** Entries of one proposal, as the log gives them. */
final class SampleEntries {

    private static final UUID PROPOSAL = UUID.fromString("0197a000-0000-7000-8000-000000000001");

    static final Subject SUBJECT = new Subject(PROPOSAL.toString(), "LM-2026-0001", "Sample", "cn");

    private SampleEntries() {}

    /** Of a step that somebody ended. */
    static AuditEntry stepEnded(long position, @Nullable String actor) {
        return entry(position, actor, "step-ended", JsonNodeFactory.instance.objectNode());
    }

    static AuditEntry entry(long position, @Nullable String actor, String type, JsonNode detail) {
        return entry(position, actor, type, "la", detail);
    }

    /** In the log of that tenant. */
    static AuditEntry entry(long position, @Nullable String actor, String type, String tenant, JsonNode detail) {
        return new AuditEntry(
                position,
                OffsetDateTime.parse("2026-07-01T12:00:00Z"),
                actor,
                tenant,
                type,
                PROPOSAL,
                null,
                "review-environment",
                null,
                null,
                null,
                "national-review",
                "national-review:1",
                "instance-1",
                detail);
    }
}
