package tributary.audit.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tributary.audit.log.Cosignatures.Answer;
import tributary.member.Member;
import tributary.member.Members;
import tributary.web.Conflict;
import tributary.web.InvalidInput;
import tributary.web.NotFound;
import tributary.web.ProblemType;

/**
 * What witnesses need. Open to everybody, since a log that only its keeper's friends can watch proves nothing: a head tells how many entries
 * there are, and nothing of what they say.
 */
@RestController
@RequestMapping("/api/audit/logs")
@Tag(
        name = "Audit log",
        description = "Heads of the members' audit logs, for witnesses (C2SP tlog-checkpoint, tlog-witness)")
class LogController {

    private static final int MAX_NOTE = 64 * 1024;

    private final Checkpoints checkpoints;
    private final MerkleLog log;
    private final Cosignatures cosignatures;
    private final LogKeys keys;
    private final LogKeyRows knownKeys;
    private final KeyIntroductions introductions;
    private final Members members;

    LogController(
            Checkpoints checkpoints,
            MerkleLog log,
            Cosignatures cosignatures,
            LogKeys keys,
            LogKeyRows knownKeys,
            KeyIntroductions introductions,
            Members members) {
        this.checkpoints = checkpoints;
        this.log = log;
        this.cosignatures = cosignatures;
        this.keys = keys;
        this.knownKeys = knownKeys;
        this.introductions = introductions;
        this.members = members;
    }

    /**
     * A member's log.
     *
     * @param keys verifier keys that it was ever signed with, the oldest first
     */
    record Log(String tenant, String origin, List<String> keys) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The logs and the public keys that sign them")
    List<Log> logs() {
        return members.tenants().stream()
                .map(Member::code)
                .map(tenant -> new Log(
                        tenant,
                        keys.origin(tenant),
                        knownKeys.list(tenant).stream()
                                .map(VerifierKey::toString)
                                .toList()))
                .toList();
    }

    @GetMapping(path = "/{tenant}/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "The newest head of a log, signed and as far as is known cosigned")
    String checkpoint(@PathVariable String tenant) {
        return head(tenant).note().toString();
    }

    @GetMapping(path = "/{tenant}/consistency", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "Proof that a log only grew, one hash a line in base64")
    String consistency(
            @PathVariable String tenant,
            @Parameter(description = "the older size, at least 1") @RequestParam long from,
            @Parameter(description = "the newer size") @RequestParam long to) {
        long size = head(tenant).checkpoint().size();
        if (from < 1 || from > to || to > size) {
            throw new InvalidInput(
                    ProblemType.INVALID_PARAMETER,
                    "/from",
                    "Give from and to between 1 and the log's size, which is %d now, from the smaller."
                            .formatted(size));
        }
        return Hash.lines(log.proveConsistency(tenant, from, to).path());
    }

    @GetMapping(path = "/{tenant}/introductions/{key}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            summary = "Proof that a log introduced one of its keys",
            description =
                    "The entry that did, a line, and a C2SP tlog-proof that it is in the log under the head that it came in with, which an older key has signed."
                            + " `key` is the key's id, eight hexadecimal digits.")
    String introduction(@PathVariable String tenant, @PathVariable String key) {
        return members.findMember(tenant)
                .filter(member -> key.matches("[0-9a-f]{8}"))
                .flatMap(member -> introductions.find(tenant, key))
                .orElseThrow(() -> new NotFound("The log of “" + tenant + "” has introduced no such key yet."));
    }

    @PostMapping(path = "/{tenant}/cosignatures")
    @Operation(
            summary = "Hand in a witness's cosignature",
            description =
                    "The body is a checkpoint of this log with the cosignature below it. 409 when it shows the log as it never was: the"
                            + " proof of two views is then kept.")
    ResponseEntity<Void> cosign(@PathVariable String tenant, InputStream body) throws IOException {
        head(tenant);
        Answer answer = consider(tenant, new String(body.readNBytes(MAX_NOTE), StandardCharsets.UTF_8));
        if (answer == Answer.UNKNOWN_SIGNER) {
            throw new InvalidInput(
                    ProblemType.INVALID_INPUT,
                    "",
                    "Neither this log nor a witness that it listens to has signed this checkpoint.");
        }
        if (answer == Answer.OWN_WITNESS) {
            throw new InvalidInput(
                    ProblemType.INVALID_INPUT,
                    "",
                    "This is the cosignature of the member's own witness, which says nothing of that member's log.");
        }
        if (answer == Answer.CONFLICTING_VIEW) {
            throw new Conflict(
                    ProblemType.CONFLICTING_VIEW,
                    "This log never was what the checkpoint says, though its key signed that: the checkpoint is kept as proof.");
        }
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    private Answer consider(String tenant, String note) {
        try {
            return cosignatures.add(tenant, SignedNote.parse(note));
        } catch (SignedNote.MalformedNote malformed) {
            throw new InvalidInput(
                    ProblemType.INVALID_INPUT, "", "This is no signed checkpoint: " + malformed.getMessage() + ".");
        }
    }

    private Checkpoints.Signed head(String tenant) {
        return members.findMember(tenant)
                .flatMap(member -> checkpoints.findHead(tenant))
                .orElseThrow(() -> new NotFound("There is no log of “" + tenant + "”, or nothing in it yet."));
    }
}
