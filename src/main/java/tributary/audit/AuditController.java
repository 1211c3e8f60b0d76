package tributary.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tributary.member.Members;
import tributary.web.NotFound;

@RestController
@RequestMapping(path = "/api/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Audit", description = "What happened, for auditors: a member's own tenant, the joint auditor all")
class AuditController {

    private static final int MAX_LIMIT = 500;

    private static final String ORDER =
            "The log's order is that of writing, and `position` grows with it: what waited for its transaction to end stands behind what happened later. Sort by `at` for the order of time.";

    private final AuditLog log;
    private final AuditReader.Current reader;
    private final Members members;
    private final ApplicationEventPublisher events;

    AuditController(AuditLog log, AuditReader.Current reader, Members members, ApplicationEventPublisher events) {
        this.log = log;
        this.reader = reader;
        this.members = members;
        this.events = events;
    }

    @GetMapping("/proposals/{id}/entries")
    @Operation(summary = "Entries of one proposal, in the order of the log", description = ORDER)
    Page entries(
            @PathVariable UUID id,
            @Parameter(description = "the `next` of the page before", schema = @Schema(type = "string"))
                    @RequestParam(defaultValue = "0")
                    String after,
            @Parameter(
                            description = "entries a page, 1 to 500",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "500"))
                    @RequestParam(defaultValue = "100")
                    String limit) {
        QueryParameters given = new QueryParameters();
        LogCursor begin = given.cursor("after", after);
        int entries = given.limit("limit", limit, MAX_LIMIT);
        given.check();
        Page page = page(AuditQuery.of(id), begin, entries);
        if (page.entries().isEmpty() && !log.knows(reader.get(), id)) {
            throw new NotFound("There is no proposal " + id + " here.");
        }
        events.publishEvent(LogOpened.reading(reader.get(), id));
        return page;
    }

    @GetMapping("/entries")
    @Operation(summary = "Search over all proposals, in the order of the log", description = ORDER)
    Page search(
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @RequestParam(required = false) @Nullable
                    String proposal,
            @Parameter(description = "tenant whose log it is") @RequestParam(required = false) @Nullable String member,
            @Parameter(description = "engine user id, such as la.legal") @RequestParam(required = false) @Nullable
                    String actor,
            @RequestParam(required = false) @Nullable String authority,
            @Parameter(description = "identifier of a rule that fired, such as LA-L8")
                    @RequestParam(required = false)
                    @Nullable
                    String rule,
            @RequestParam(required = false) @Nullable String outcome,
            @Parameter(
                            description = "first instant, inclusive",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "last instant, exclusive", schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "the `next` of the page before", schema = @Schema(type = "string"))
                    @RequestParam(defaultValue = "0")
                    String after,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "500"))
                    @RequestParam(defaultValue = "100")
                    String limit) {
        QueryParameters given = new QueryParameters();
        String named = given.text(member);
        if (named != null && members.findMember(named).isEmpty()) {
            given.refuse("member", "“" + named + "” is no member, nor the joint secretariat.");
        }
        AuditQuery query = new AuditQuery(
                given.id("proposal", proposal),
                named,
                given.text(actor),
                given.text(authority),
                given.text(rule),
                given.text(outcome),
                given.instant("from", from),
                given.instant("to", to));
        LogCursor begin = given.cursor("after", after);
        int entries = given.limit("limit", limit, MAX_LIMIT);
        given.check();
        Page page = page(query, begin, entries);
        events.publishEvent(log.searched(reader.get(), query));
        return page;
    }

    private Page page(AuditQuery query, LogCursor after, int limit) {
        AuditLog.Part part = log.find(reader.get(), query, after, limit);
        return new Page(part.entries(), part.next() == null ? null : part.next().toString());
    }

    /**
     * A part of the log.
     *
     * @param next goes into {@code after} for the part that follows; null at the end
     */
    record Page(List<AuditEntry> entries, @Nullable String next) {}
}
