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
public final class Witness implements AutoCloseable {

    private static final int MOST_HASHES = 63;

    private final WitnessKey key;
    private final Memory memory;
    private final Clock clock;

    /**
     * A witness that has its memory for itself until it is closed or the process ends.
     *
     * @throws IOException when another has the memory
     */
    public Witness(WitnessKey key, Path folder, Clock clock) throws IOException {
        this(key, Memory.open(folder), clock);
    }

    Witness(WitnessKey key, Memory memory, Clock clock) {
        this.key = key;
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public void close() throws IOException {
        memory.close();
    }

    /** What is answered to a request, in terms of HTTP. */
    public record Answer(int status, String mediaType, String body) {

        static Answer of(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body + "\n");
        }
    }

    /**
     * Lets this key speak for a log from now on.
     *
     * @throws Fault when it is no key of that log, or the log is the witness's own member's
     */
    public synchronized void trust(String origin, Key logKey) throws IOException {
        if (logKey.isWitness() || !logKey.name().equals(origin)) {
            throw new Fault("a key for " + origin, "it is no key of that log");
        }
        if (isOfOwnMember(origin)) {
            throw new Fault(origin, "a witness says nothing of its own member's log");
        }
        memory.trust(origin, logKey);
    }

    /**
     * Lets a key speak for its log from now on that the log itself introduced, under a head that a trusted key has signed and that this witness knows to
     * be part of the log.
     *
     * @param growth proof from that head to the last one that was cosigned
     * @throws Fault when that is not shown
     */
    synchronized void introduce(Introduction shown, List<byte[]> growth) throws IOException {
        String origin = shown.key().name();
        String where = "the introduction of " + shown.key();
        if (!isSigned(shown.note(), memory.keys(origin))) {
            throw new Fault(where, "no key that this witness trusts has signed the head that the entry is under");
        }
        Head last = Head.of(
                memory.findLast(origin)
                        .orElseThrow(() -> new Fault(where, "this witness has seen no head of that log")),
                "the memory");
        if (!Merkle.grew(shown.head().size(), shown.head().root(), last.size(), last.root(), growth)) {
            throw new Fault(where, "the head that the entry is under is none that the log had");
        }
        trust(origin, shown.key());
    }

    private boolean isOfOwnMember(String origin) {
        String name = key.open().name();
        return origin.endsWith(name.substring(Math.max(0, name.lastIndexOf('/'))));
    }

    /** The logs that it knows. */
    synchronized List<String> origins() throws IOException {
        return memory.origins().stream()
                .filter(origin -> !isOfOwnMember(origin))
                .toList();
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
        if (trusted.isEmpty() || isOfOwnMember(head.origin())) {
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
        if (last.isPresent() && old == head.size() && !Arrays.equals(seenRoot, head.root())) {
            memory.keepProof(head.origin(), "two-views", last.get(), note);
            return new Answer(409, "text/x.tlog.size", seen + "\n");
        }
        boolean isEmptyAsItShould = head.size() > 0 || Arrays.equals(head.root(), Bytes.sha256());
        if (!isEmptyAsItShould || !Merkle.grew(old, seenRoot, head.size(), head.root(), proof)) {
            if (last.isPresent()) {
                memory.keepProof(head.origin(), "unproven", last.get(), note);
            }
            return Answer.of(422, "The log does not continue the one that this witness saw.");
        }
        long lastTime = last.isEmpty() ? 0 : key.findTime(last.get());
        return cosign(note, head.origin(), trusted, lastTime);
    }

    /** A clock that went back does not make a later head seem the earlier one. */
    private Answer cosign(Note note, String origin, List<Key> trusted, long lastTime) throws IOException {
        List<Note.Line> lines = new ArrayList<>();
        for (Note.Line line : note.lines()) {
            if (trusted.stream()
                    .anyMatch(log -> log.hasSigned(new Note(note.text(), List.of(line)), "the checkpoint"))) {
                lines.add(line);
            }
        }
        Note.Line cosignature =
                key.cosign(note, Math.max(lastTime, clock.instant().getEpochSecond()));
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
