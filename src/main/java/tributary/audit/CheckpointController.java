package tributary.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tributary.audit.log.Cosignatures.ConflictingView;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

@RestController
@RequestMapping(path = "/api/audit/checkpoints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audit")
class CheckpointController {

    private static final int MAX_LIMIT = 100;

    private final LogHeads heads;
    private final AuditReader.Current reader;

    CheckpointController(LogHeads heads, AuditReader.Current reader) {
        this.heads = heads;
        this.reader = reader;
    }

    @GetMapping
    @Operation(
            summary = "Signed checkpoints of the caller's logs, newest first",
            description =
                    "A member's auditor sees the own log, the joint auditor all. A checkpoint that a witness lacks says so;"
                            + " conflictingViews is empty unless somebody was shown another log under the same key.")
    Heads checkpoints(
            @Parameter(description = "checkpoints a log, 1 to 100") @RequestParam(defaultValue = "10") int limit,
            @Parameter(description = "only checkpoints of fewer entries: the last size of the page before")
                    @RequestParam(defaultValue = "9223372036854775807")
                    long below) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput(
                    ProblemType.INVALID_PARAMETER,
                    "/limit",
                    "Limit is %d: give 1 to %d checkpoints.".formatted(limit, MAX_LIMIT));
        }
        return new Heads(heads.list(reader.get(), below, limit), heads.listConflictingViews(reader.get()));
    }

    /** Heads of the logs that somebody may read, and what speaks against them. */
    record Heads(List<LogHead> checkpoints, List<ConflictingView> conflictingViews) {}
}
