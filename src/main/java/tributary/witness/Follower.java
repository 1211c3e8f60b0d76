package tributary.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tributary.verifier.Fault;
import tributary.verifier.Head;
import tributary.verifier.Json;
import tributary.verifier.Key;
import tributary.verifier.Note;

/** Fetches the heads of the other members' logs, has the witness look at them, and hands its cosignatures in. Calls out only. */
public final class Follower {

    private static final int LARGEST = 1 << 20;

    private final URI application;
    private final String member;
    private final Witness witness;
    private final Consumer<String> report;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /**
     * Follows the logs of an installation.
     *
     * @param member whose witness it is; that member's own log is left to others
     * @param report hears what a person should know
     */
    public Follower(URI application, String member, Witness witness, Consumer<String> report) {
        this.application = application;
        this.member = member;
        this.witness = witness;
        this.report = report;
    }

    /** Looks at every log once; false when one is not what it was. */
    public boolean followOnce() throws IOException, InterruptedException {
        boolean good = true;
        if (!(Json.value(get("/api/audit/logs").body(), "the list of logs") instanceof List<?> logs)) {
            throw new Fault("the list of logs", "it is none");
        }
        for (Object log : logs) {
            if (log instanceof Map<?, ?> known
                    && known.get("tenant") instanceof String tenant
                    && tenant.matches("[a-z]{2,10}")
                    && known.get("origin") instanceof String origin
                    && known.get("keys") instanceof List<?> keys
                    && !tenant.equals(member)) {
                List<Key> listed = keys.stream()
                        .map(key -> Key.parse(String.valueOf(key), "a key of " + origin))
                        .toList();
                good &= follow("/api/audit/logs/" + tenant, origin, listed);
            }
        }
        return good;
    }

    private boolean follow(String path, String origin, List<Key> listed) throws IOException, InterruptedException {
        if (witness.keys(origin).isEmpty()) {
            for (Key key : listed) {
                report.accept("Trusting a key of " + origin + " at first sight; compare it with its keeper's: " + key);
                witness.trust(origin, key);
            }
        }
        HttpResponse<String> answer = get(path + "/checkpoint");
        if (answer.statusCode() == 404) {
            return true;
        }
        Note note = Note.parse(answer.body(), "the checkpoint of " + origin);
        Head head = Head.of(note, "the checkpoint of " + origin);
        Optional<Note> last = witness.findLast(origin);
        if (last.isPresent() && last.get().text().equals(note.text())) {
            return note.lines().containsAll(last.get().lines()) || handIn(path, last.get()) != 409;
        }
        long old = last.isEmpty() ? 0 : Head.of(last.get(), "the memory").size();
        String proof = old == 0 || old >= head.size()
                ? ""
                : get(path + "/consistency?from=" + old + "&to=" + head.size()).body();
        Witness.Answer seen = witness.addCheckpoint("old " + Math.min(old, head.size()) + "\n" + proof + "\n" + note);
        if (seen.status() == 200) {
            for (Key key : listed) {
                if (key.hasSigned(note, "the checkpoint of " + origin)) {
                    witness.trust(origin, key);
                }
            }
            return handIn(path, witness.findLast(origin).orElseThrow()) != 409;
        }
        report.accept("NOT COSIGNED " + head + ": "
                + (seen.status() == 409
                        ? "it is shorter than what this witness saw: "
                                + seen.body().strip() + " entries"
                        : seen.body().strip()));
        if (last.isPresent() && seen.status() != 403) {
            // The log's keeper, and its auditors, get to see what was cosigned before.
            handIn(path, last.get());
        }
        return false;
    }

    private int handIn(String path, Note cosigned) throws IOException, InterruptedException {
        HttpRequest request = request(path + "/cosignatures")
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(cosigned.toString()))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 400) {
            report.accept("The installation does not listen to this witness: have its key registered there.");
        }
        return status;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        if ((answer.statusCode() != 200 && answer.statusCode() != 404)
                || answer.body().length() > LARGEST) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(application.resolve(path)).timeout(Duration.ofSeconds(30));
    }
}
