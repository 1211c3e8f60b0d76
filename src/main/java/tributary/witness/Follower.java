package tributary.witness;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tributary.verifier.Bytes;
import tributary.verifier.Fault;
import tributary.verifier.Head;
import tributary.verifier.Json;
import tributary.verifier.Key;
import tributary.verifier.Note;

/**
 * Fetches the heads of the other members' logs, has the witness look at them, and hands its cosignatures in. Calls out only, and believes
 * nothing: what one log's answer is does not keep it from looking at the next.
 */
public final class Follower {

    private static final int MOST_HASHES = 63;

    private final String member;
    private final Witness witness;
    private final Consumer<String> report;
    private final Exchange exchange;

    /**
     * Follows the logs of an installation.
     *
     * @param member whose witness it is; that member's own log is left to others
     * @param report hears what a person should know
     */
    public Follower(URI application, String member, Witness witness, Consumer<String> report) {
        this(application, member, witness, report, Duration.ofSeconds(30));
    }

    Follower(URI application, String member, Witness witness, Consumer<String> report, Duration deadline) {
        this.member = member;
        this.witness = witness;
        this.report = report;
        this.exchange = new Exchange(application, deadline);
    }

    /**
     * Looks at every log once; false when one is not what it was, or could not be looked at, or is no longer listed.
     *
     * @throws IOException when not even the list of logs can be had
     */
    public boolean followOnce() throws IOException, InterruptedException {
        String list = "the list of logs";
        if (!(Json.value(exchange.get("/api/audit/logs").text(), list) instanceof List<?> logs)) {
            throw new Fault(list, "it is none");
        }
        boolean good = true;
        Set<String> looked = new HashSet<>();
        for (Object log : logs) {
            String name = list;
            try {
                Listed listed = Listed.of(log);
                name = listed.origin();
                if (!looked.add(name)) {
                    throw new Fault(name, "it is listed twice");
                }
                if (!listed.tenant().equals(member)) {
                    good &= look(listed);
                }
            } catch (IOException | RuntimeException failure) {
                good = false;
                report.accept("NOT LOOKED AT " + name + ": "
                        + Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
            }
        }
        for (String origin : witness.origins()) {
            if (!looked.contains(origin)) {
                good = false;
                report.accept("MISSING " + origin + ": this witness knows that log, and it is not listed any more.");
            }
        }
        return good;
    }

    /** A log as the installation lists it: its name ends in its tenant. */
    private record Listed(String tenant, String origin, List<?> keys) {

        static Listed of(Object log) {
            if (log instanceof Map<?, ?> known
                    && known.get("tenant") instanceof String tenant
                    && tenant.matches("[a-z][a-z0-9-]{1,62}")
                    && known.get("origin") instanceof String origin
                    && origin.matches("[^\\p{C}\\p{Z}+]{1,255}")
                    && origin.endsWith("/" + tenant)
                    && known.get("keys") instanceof List<?> keys) {
                return new Listed(tenant, origin, keys);
            }
            throw new Fault("the list of logs", "an entry is no log whose name ends in its tenant: " + log);
        }

        boolean isKey(Object key) {
            try {
                Key parsed = Key.parse(String.valueOf(key), origin);
                return parsed.name().equals(origin) && !parsed.isWitness();
            } catch (Fault none) {
                return false;
            }
        }

        /** Those that can be keys of this log. */
        List<Key> ownKeys() {
            return keys.stream()
                    .filter(this::isKey)
                    .map(key -> Key.parse(String.valueOf(key), origin))
                    .toList();
        }
    }

    private boolean look(Listed listed) throws IOException, InterruptedException {
        List<Key> keys = listed.ownKeys();
        boolean good = keys.size() == listed.keys().size();
        if (!good) {
            report.accept("Passed over, of the keys listed for " + listed.origin() + ": what is no key of that log.");
        }
        if (witness.keys(listed.origin()).isEmpty() && !trustAtFirstSight(listed, keys)) {
            return false;
        }
        return follow(listed, keys) && good;
    }

    /** A log's key is taken on trust only where nothing is known that it could stand in for. */
    private boolean trustAtFirstSight(Listed listed, List<Key> keys) throws IOException {
        String base = listed.origin().substring(0, listed.origin().lastIndexOf('/') + 1);
        List<String> known = witness.origins();
        boolean standsIn = known.stream().anyMatch(origin -> origin.endsWith("/" + listed.tenant()));
        boolean isElsewhere = !known.isEmpty() && known.stream().noneMatch(origin -> origin.startsWith(base));
        if (standsIn || isElsewhere) {
            report.accept("NOT WATCHED " + listed.origin() + ": this witness knows "
                    + (standsIn ? "another log of " + listed.tenant() : "logs of another installation")
                    + "; get the key from the log's keeper, and name it with --trust.");
            return false;
        }
        for (Key key : keys) {
            report.accept(
                    "Trusting a key of " + listed.origin() + " at first sight; compare it with its keeper's: " + key);
            witness.trust(listed.origin(), key);
        }
        return true;
    }

    private boolean follow(Listed listed, List<Key> keys) throws IOException, InterruptedException {
        String origin = listed.origin();
        String path = "/api/audit/logs/" + listed.tenant();
        Exchange.Answer answer = exchange.get(path + "/checkpoint");
        if (answer.status() == 404) {
            boolean isNew = witness.findLast(origin).isEmpty();
            if (!isNew) {
                report.accept("GONE " + origin + ": there is no such log any more; this witness saw "
                        + findLastSize(origin) + " entries.");
            }
            return isNew;
        }
        Note note = Note.parse(answer.text(), "the checkpoint of " + origin);
        Head head = Head.of(note, "the checkpoint of " + origin);
        if (!head.origin().equals(origin)) {
            throw new Fault("the checkpoint of " + origin, "it is of another log, " + head.origin());
        }
        boolean good = meet(path, origin, keys, note);
        return cosign(path, note, head) && good;
    }

    private boolean cosign(String path, Note note, Head head) throws IOException, InterruptedException {
        String origin = head.origin();
        Optional<Note> last = witness.findLast(origin);
        if (last.isPresent() && last.get().text().equals(note.text())) {
            return note.lines().containsAll(last.get().lines()) || handIn(path, last.get()) != 409;
        }
        long old = findLastSize(origin);
        Witness.Answer seen = add(path, note, head, old);
        if (seen.status() == 200) {
            Note cosigned = witness.findLast(origin)
                    .orElseThrow(() -> new IOException("What was just cosigned is not in the memory any more"));
            return handIn(path, cosigned) != 409;
        }
        report.accept("NOT COSIGNED " + head + ": " + why(seen, head.size(), old));
        if (last.isPresent() && seen.status() != 403) {
            // The log's keeper, and its auditors, get to see what was cosigned before.
            handIn(path, last.get());
        }
        return false;
    }

    private Witness.Answer add(String path, Note note, Head head, long old) throws IOException, InterruptedException {
        return witness.addCheckpoint(
                "old " + Math.min(old, head.size()) + "\n" + growth(path, old, head.size()) + "\n" + note);
    }

    /** Proof that the log only grew, a hash a line; where there is nothing to prove, none. */
    private String growth(String path, long from, long to) throws IOException, InterruptedException {
        return from == 0 || from >= to
                ? ""
                : exchange.get(path + "/consistency?from=" + from + "&to=" + to).text();
    }

    private long findLastSize(String origin) throws IOException {
        Optional<Note> last = witness.findLast(origin);
        return last.isEmpty() ? 0 : Head.of(last.get(), "the memory").size();
    }

    /** Takes on keys that sign a head and that the log introduced under a key that was trusted before; false when it did not introduce one. */
    private boolean meet(String path, String origin, List<Key> keys, Note note)
            throws IOException, InterruptedException {
        boolean good = true;
        for (Key key : keys) {
            if (!witness.keys(origin).contains(key) && key.hasSigned(note, "the checkpoint of " + origin)) {
                try {
                    introduce(path, key);
                    report.accept("Trusting a key of " + origin
                            + " since the log introduced it under one that was trusted: " + key);
                } catch (IOException | Fault unproven) {
                    good = false;
                    report.accept("NOT TRUSTED " + key + ": " + unproven.getMessage()
                            + ". If its keeper says that this is the log's new key, name it with --trust.");
                }
            }
        }
        return good;
    }

    private void introduce(String path, Key key) throws IOException, InterruptedException {
        Introduction shown = Introduction.parse(
                exchange.get(path + Introduction.address(key)).text(), key);
        long size = shown.head().size();
        long old = findLastSize(key.name());
        if (old < size) {
            Witness.Answer seen = add(path, shown.note(), shown.head(), old);
            if (seen.status() != 200) {
                throw new Fault("the head that introduces it", why(seen, size, old));
            }
        }
        List<byte[]> growth = new ArrayList<>();
        for (String line : Bytes.lines(growth(path, size, old), MOST_HASHES, "the proof")) {
            growth.add(Bytes.decodeHash(line, "the proof"));
        }
        witness.introduce(shown, growth);
    }

    private static String why(Witness.Answer seen, long size, long old) {
        if (seen.status() != 409) {
            return seen.body().strip();
        }
        return size < old
                ? "it is shorter than what this witness saw: " + old + " entries"
                : "it is another log than the one of that size that this witness saw";
    }

    private int handIn(String path, Note cosigned) throws IOException, InterruptedException {
        int status = exchange.post(path + "/cosignatures", cosigned.toString()).status();
        if (status == 400) {
            report.accept("The installation does not listen to this witness: have its key registered there.");
        } else if (status != 409 && status / 100 != 2) {
            throw new IOException("the cosignature could not be handed in: " + path + " answers " + status);
        }
        return status;
    }
}
