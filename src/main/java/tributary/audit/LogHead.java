package tributary.audit;

import java.time.OffsetDateTime;
import java.util.List;
import tributary.audit.log.Checkpoint;
import tributary.audit.log.Checkpoints;
import tributary.audit.log.SignedNote;
import tributary.audit.log.VerifierKey;

/**
 * A head of a tenant's log, as auditors see it.
 *
 * @param size entries
 * @param rootHash base64
 * @param note the signed checkpoint itself, with its cosignatures (C2SP signed-note)
 * @param cosignedBy names of the witnesses that found it consistent
 * @param lacks names of the witnesses that have not cosigned it; a member's witness is not asked about the member's own log
 */
record LogHead(
        String tenant,
        String origin,
        long size,
        String rootHash,
        OffsetDateTime signedAt,
        String note,
        List<String> cosignedBy,
        List<String> lacks) {

    /** Compares a head with the witnesses whose word counts for its log. */
    static LogHead of(Checkpoints.Signed signed, List<VerifierKey> witnesses) {
        Checkpoint checkpoint = signed.checkpoint();
        SignedNote note = signed.note();
        List<String> cosigners = witnesses.stream()
                .filter(witness -> witness.hasSigned(note))
                .map(VerifierKey::name)
                .toList();
        return new LogHead(
                signed.tenant(),
                checkpoint.origin(),
                checkpoint.size(),
                checkpoint.rootHash().toString(),
                signed.signedAt(),
                note.toString(),
                cosigners,
                witnesses.stream()
                        .map(VerifierKey::name)
                        .filter(name -> !cosigners.contains(name))
                        .toList());
    }
}
