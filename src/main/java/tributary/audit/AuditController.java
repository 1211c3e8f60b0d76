package tributary.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tributary.member.Members;
import tributary.web.InvalidInput;
import tributary.web.NotFound;
import tributary.web.ProblemType;

@RestController
@RequestMapping(path = "/api/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audit", description = "What happened, for auditors: a member's own tenant, the joint auditor all")
class AuditController {

    private static final int MAX_LIMIT = 500;

    private final AuditLog log;
    private final AuditReader.Current reader;
    private final Members members;

    AuditController(AuditLog log, AuditReader.Current reader, Members members) {
        this.log = log;
        this.reader = reader;
        this.members = members;
    }

    @GetMapping("/proposals/{id}/entries")
    @Operation(summary = "Entries of one proposal, oldest first")
    Page entries(
            @PathVariable UUID id,
            @Parameter(description = "the `next` of the page before") @RequestParam(defaultValue = "0") long after,
            @Parameter(description = "entries a page, 1 to 500") @RequestParam(defaultValue = "100") int limit) {
        Page page = page(AuditQuery.of(id), after, limit);
        if (page.entries().isEmpty()
                && (after == 0
                        || log.find(reader.get(), AuditQuery.of(id), 0, 1).isEmpty())) {
            throw new NotFound("There is no proposal " + id + " here.");
        }
        return page;
    }

    @GetMapping("/entries")
    @Operation(summary = "Search over all proposals, oldest first")
    Page search(
            @RequestParam(required = false) @Nullable UUID proposal,
            @Parameter(description = "tenant whose log it is") @RequestParam(required = false) @Nullable String member,
            @Parameter(description = "engine user id, such as la.legal") @RequestParam(required = false) @Nullable
                    String actor,
            @RequestParam(required = false) @Nullable String authority,
            @Parameter(description = "identifier of a rule that fired, such as LA-L8")
                    @RequestParam(required = false)
                    @Nullable
                    String rule,
            @RequestParam(required = false) @Nullable String outcome,
            @Parameter(description = "first instant, inclusive")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    OffsetDateTime from,
            @Parameter(description = "last instant, exclusive")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    OffsetDateTime to,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        if (member != null && members.findMember(member).isEmpty()) {
            throw new InvalidInput(
                    ProblemType.INVALID_PARAMETER,
                    "/member",
                    "“" + member + "” is no member, nor the joint secretariat.");
        }
        checkYear("/from", from);
        checkYear("/to", to);
        return page(new AuditQuery(proposal, member, actor, authority, rule, outcome, from, to), after, limit);
    }

    private static void checkYear(String pointer, @Nullable OffsetDateTime instant) {
        if (instant != null && (instant.getYear() < 1 || instant.getYear() > 9999)) {
            throw new InvalidInput(ProblemType.INVALID_PARAMETER, pointer, "Give an instant of the years 1 to 9999.");
        }
    }

    private Page page(AuditQuery query, long after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput(
                    ProblemType.INVALID_PARAMETER,
                    "/limit",
                    "Limit is %d: give 1 to %d entries.".formatted(limit, MAX_LIMIT));
        }
        List<AuditEntry> found = log.find(reader.get(), query, after, limit + 1);
        boolean more = found.size() > limit;
        List<AuditEntry> entries = more ? found.subList(0, limit) : found;
        return new Page(entries, more ? String.valueOf(entries.get(limit - 1).position()) : null);
    }

    /**
     * A part of the log.
     *
     * @param next goes into {@code after} for the part that follows; null at the end
     */
    record Page(List<AuditEntry> entries, @Nullable String next) {}
}
