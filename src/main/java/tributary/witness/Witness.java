package tributary.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tributary.verifier.Bytes;
import tributary.verifier.Fault;
import tributary.verifier.Head;
import tributary.verifier.Key;
import tributary.verifier.Merkle;
import tributary.verifier.Note;

/**
 * Cosigns a log's head if, and only if, the log is the one it saw last, grown (C2SP tlog-witness, {@code add-checkpoint}). Remembers before it
 * answers, so that it never cosigns two views, whatever happens to its machine.
 */
public final class Witness {

    private static final int MOST_HASHES = 63;

    private final WitnessKey key;
    private final Memory memory;
    private final Clock clock;

    public Witness(WitnessKey key, Path folder, Clock clock) {
        this.key = key;
        this.memory = new Memory(folder);
        this.clock = clock;
    }

    /** What is answered to a request, in terms of HTTP. */
    public record Answer(int status, String mediaType, String body) {

        static Answer of(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body + "\n");
        }
    }

    /** Lets this key speak for a log from now on. */
    public synchronized void trust(String origin, Key logKey) throws IOException {
        memory.trust(origin, logKey);
    }

    synchronized List<Key> keys(String origin) throws IOException {
        return memory.keys(origin);
    }

    /** The last head that was cosigned. */
    public synchronized Optional<Note> findLast(String origin) throws IOException {
        return memory.findLast(origin);
    }

    /**
     * Answers {@code add-checkpoint}.
     *
     * @param request the old size, a proof from it, an empty line and the signed checkpoint
     */
    public synchronized Answer addCheckpoint(String request) throws IOException {
        try {
            int split = request.indexOf("\n\n");
            if (split < 0 || !request.startsWith("old ")) {
                return Answer.of(400, "The request is not an old size, a proof, an empty line and a checkpoint.");
            }
            List<String> lines = Bytes.lines(request.substring(0, split + 1), MOST_HASHES + 1, "the request");
            long old = Bytes.number(lines.get(0).substring("old ".length()), "the old size");
            List<byte[]> proof = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                proof.add(Bytes.decodeHash(line, "the proof"));
            }
            Note note = Note.parse(request.substring(split + 2), "the checkpoint");
            return consider(old, proof, note, Head.of(note, "the checkpoint"));
        } catch (Fault malformed) {
            return Answer.of(400, String.valueOf(malformed.getMessage()));
        }
    }

    private Answer consider(long old, List<byte[]> proof, Note note, Head head) throws IOException {
        List<Key> trusted = memory.keys(head.origin());
        if (trusted.isEmpty()) {
            return Answer.of(404, "This witness does not watch " + head.origin() + ".");
        }
        if (!isSigned(note, trusted)) {
            return Answer.of(403, "No key that this witness trusts for " + head.origin() + " has signed that.");
        }
        if (old > head.size()) {
            return Answer.of(400, "The old size is larger than the checkpoint's.");
        }
        Optional<Note> last = memory.findLast(head.origin());
        long seen = last.isEmpty() ? 0 : Head.of(last.get(), "the memory").size();
        if (old != seen) {
            return new Answer(409, "text/x.tlog.size", seen + "\n");
        }
        byte[] seenRoot = last.isEmpty()
                ? Bytes.sha256()
                : Head.of(last.get(), "the memory").root();
        boolean isEmptyAsItShould = head.size() > 0 || Arrays.equals(head.root(), Bytes.sha256());
        if (!isEmptyAsItShould || !Merkle.grew(old, seenRoot, head.size(), head.root(), proof)) {
            if (last.isPresent()) {
                memory.keepProof(head.origin(), last.get(), note);
            }
            return Answer.of(422, "The log does not continue the one that this witness saw.");
        }
        return cosign(note, head.origin(), trusted);
    }

    private Answer cosign(Note note, String origin, List<Key> trusted) throws IOException {
        List<Note.Line> lines = new ArrayList<>();
        for (Note.Line line : note.lines()) {
            if (trusted.stream()
                    .anyMatch(log -> log.hasSigned(new Note(note.text(), List.of(line)), "the checkpoint"))) {
                lines.add(line);
            }
        }
        Note.Line cosignature = key.cosign(note, clock.instant());
        lines.add(cosignature);
        memory.remember(origin, new Note(note.text(), lines));
        return new Answer(200, "text/plain; charset=utf-8", cosignature.toString());
    }

    private static boolean isSigned(Note note, List<Key> trusted) {
        try {
            return trusted.stream()
                            .filter(log -> log.hasSigned(note, "the checkpoint"))
                            .count()
                    > 0;
        } catch (Fault wrong) {
            return false;
        }
    }
}
