package tributary.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.identity.CurrentUsers;
import tributary.review.ClaimedTasks;

@RestController
@RequestMapping(path = "/api/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tasks", description = "What focal points do with the tasks of their country beside completing their own")
class ReleaseController {

    private final ClaimedTasks claimed;
    private final CurrentUsers users;

    ReleaseController(ClaimedTasks claimed, CurrentUsers users) {
        this.claimed = claimed;
        this.users = users;
    }

    @PostMapping("/{task}/release")
    @Operation(
            summary = "Give a task that somebody holds back to its group",
            description =
                    "For a focal point's own country, and the secretariat's joint tasks. Whoever takes it up next claims it. "
                            + "409 `task-not-held` when it ended meanwhile, or `holder` does not hold it any more.")
    ResponseEntity<Void> release(@PathVariable UUID task, @RequestBody Release body) {
        claimed.release(task.toString(), body.holder(), body.reason(), users.get());
        return ResponseEntity.noContent().build();
    }

    /** From whom a task is taken, and why. */
    record Release(
            @Schema(description = "who holds it, as the task's `assignee` says", example = "la.legal") @Nullable
            String holder,

            @Schema(description = "up to 1000 characters, on record in the log") @Nullable
            String reason) {}
}
