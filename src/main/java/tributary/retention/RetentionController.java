package tributary.retention;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.member.Members;

@RestController
@RequestMapping(path = "/api/retention", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Retention",
        description = "How long the caller's country keeps its records, what a hold keeps, and whose data are erased")
class RetentionController {

    static final int MOST = 1000;

    private final RetentionPlan plan;
    private final LegalHolds holds;
    private final Erasures erasures;
    private final CurrentUsers users;
    private final Members members;
    private final Clock clock;

    RetentionController(
            RetentionPlan plan, LegalHolds holds, Erasures erasures, CurrentUsers users, Members members, Clock clock) {
        this.plan = plan;
        this.holds = holds;
        this.erasures = erasures;
        this.users = users;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping("/plan")
    @Operation(
            summary = "What need not be kept any more on a day, and what becomes of it; removes nothing",
            description =
                    "`due` goes in the next night once that day has come; `held`, `under-way` and `unconfirmed` stay. The first "
                            + MOST + " are told, those of the proposal that ended first first.")
    Plan plan(
            @Parameter(description = "a day, today when left out", schema = @Schema(type = "string", format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String on) {
        CurrentUser user = users.get();
        LocalDate today = members.getMember(user.tenant()).dayOf(clock.instant());
        RetentionInput given = new RetentionInput();
        LocalDate day = given.day(on, today);
        given.check();
        return new Plan(day, plan.list(user.tenant(), day, MOST));
    }

    @GetMapping("/holds")
    @Operation(summary = "Holds of the caller's country, those that keep first")
    Holds holds() {
        return new Holds(holds.list(users.get()));
    }

    @PostMapping("/holds")
    @Operation(
            summary =
                    "Keep the own records of a proposal, and its dossier for all, until the hold is lifted; of a proposal that the caller's country left the own records alone",
            description = "`reason`: 20 to 1000 characters, on record in the log.")
    ResponseEntity<LegalHold> set(@RequestBody NewHold body) {
        RetentionInput given = new RetentionInput();
        UUID proposal = given.proposal(body.proposal());
        String reason = given.reason(body.reason());
        given.check();
        LegalHold hold = holds.set(proposal, reason, users.get());
        return ResponseEntity.created(URI.create("/api/retention/holds/" + hold.id()))
                .body(hold);
    }

    @PostMapping("/holds/{hold}/lifting")
    @Operation(summary = "Lift a hold that somebody else set; 409 for whoever set it")
    LegalHold lift(@PathVariable UUID hold, @RequestBody Reason body) {
        RetentionInput given = new RetentionInput();
        String reason = given.reason(body.reason());
        given.check();
        return holds.lift(hold, reason, users.get());
    }

    @GetMapping("/erasures")
    @Operation(
            summary =
                    "Erasures of personal data from the log of the caller's country, those that wait for approval first")
    ErasureList erasures() {
        return new ErasureList(erasures.list(users.get()));
    }

    @PostMapping("/erasures")
    @Operation(
            summary = "Ask for personal data to be erased from the own log; an auditor has to approve",
            description =
                    "Either `person`, whose name goes from every entry, or `entry`, whose personal values go, what persons wrote with it."
                            + " Every proof stays valid.")
    ResponseEntity<Erasure> request(@RequestBody NewErasure body) {
        RetentionInput given = new RetentionInput();
        String person = given.person(body.person());
        Long entry = given.entry(body.entry() == null ? null : body.entry().toString());
        String reason = given.reason(body.reason());
        given.checkOneOf(person, entry);
        given.check();
        Erasure erasure = erasures.request(person, entry, reason, users.get());
        return ResponseEntity.created(URI.create("/api/retention/erasures/" + erasure.id()))
                .body(erasure);
    }

    @PostMapping("/erasures/{erasure}/approval")
    @Operation(
            summary = "Approve an erasure that somebody else asked for, and erase",
            description =
                    "Entries of a proposal under review or under a hold keep the name for now; `remaining` counts them, and a later night"
                            + " erases them.")
    Erasure approve(@PathVariable UUID erasure) {
        return erasures.approve(erasure, users.get());
    }

    /** What need not be kept on a day. */
    record Plan(LocalDate on, List<PlannedRemoval> removals) {}

    /** Holds of a tenant. */
    record Holds(List<LegalHold> holds) {}

    /** Erasures of a tenant. */
    record ErasureList(List<Erasure> erasures) {}

    /** What is to be held, and why. */
    record NewHold(@Nullable String proposal, @Nullable String reason) {}

    /** Why. */
    record Reason(@Nullable String reason) {}

    /** What is to be erased, and why. */
    record NewErasure(
            @Nullable String person,
            @Nullable Long entry,
            @Nullable String reason) {}
}
