package tributary.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tributary.audit.log.Hash;
import tributary.audit.log.SampleLog;
import tributary.verifier.Merkle;

/** A bundle made without a database: its files, to be tampered with before or after they are sealed. */
final class SampleBundle {

    static final String PROPOSAL = "01990000-0000-7000-8000-000000000001";

    private final Map<String, byte[]> files = new TreeMap<>();

    /** Of twelve entries in two batches, the third with a value that it commits to. */
    SampleBundle() {
        this(new SampleLog().with(entries(0, 7)).with(entries(7, 12)));
    }

    SampleBundle(SampleLog log) {
        String folder = "logs/" + SampleLog.TENANT + "/";
        put("keys", SampleLog.key() + "\n");
        put("references", "document " + "0".repeat(64) + " 1 feasibility-study 1\n");
        put(folder + "checkpoint", log.head().toString());
        for (int index = 0; index < log.size(); index++) {
            String name = folder + "entries/" + index;
            put(name + ".json", log.entry(index));
            put(
                    name + ".tlog-proof",
                    "c2sp.org/tlog-proof@v1\nindex " + index + "\n" + lines(log.inclusion(index)) + "\n" + log.head());
        }
        if (log.entry(2).contains("/actor")) {
            put(folder + "entries/2.values", "/actor AAAAAAAAAAAAAAAAAAAAAA== \"la.legal\"\n");
        }
    }

    /** Of twelve entries, of which the fifth and sixth were removed, as the thirteenth tells; all of the proposal, as is stated. */
    static SampleBundle withRemovedEntries() {
        return withRemovedEntries(2);
    }

    /** The same, of which the thirteenth says that it were so many. */
    static SampleBundle withRemovedEntries(int told) {
        List<String> entries = entries(0, 12);
        SampleLog log = new SampleLog().with(entries).with(List.of("""
                {"commitments":{},"detail":{"entries":%d,"leaves":"%s","records":"log","removal":"one"},\
                "format":"tributary-audit-entry/1","position":12,"proposal":"%s","tenant":"la","type":"records-removed"}""".formatted(
                told, Hash.of(leaf(entries.get(4)), leaf(entries.get(5))).hex(), PROPOSAL)));
        SampleBundle bundle = new SampleBundle(log).put("complete", "la 13 13\n");
        for (int index = 4; index <= 5; index++) {
            bundle.tombstone(index, entries.get(index), "one");
        }
        return bundle;
    }

    /** Adds a line to the log's checkpoint, in each proof as well. */
    SampleBundle cosigned(String line) {
        files.replaceAll((name, content) -> name.endsWith("/checkpoint") || name.endsWith(".tlog-proof")
                ? (new String(content, StandardCharsets.UTF_8) + line).getBytes(StandardCharsets.UTF_8)
                : content);
        return this;
    }

    /** Puts the hash of an entry in its place. */
    SampleBundle tombstone(int index, String entry, String removal) {
        String name = "logs/" + SampleLog.TENANT + "/entries/" + index;
        String hash = Base64.getEncoder().encodeToString(leaf(entry));
        return remove(name + ".json").put(name + ".removed", removal + " " + hash + "\n");
    }

    private static byte[] leaf(String entry) {
        return Merkle.leaf(entry.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> entries(int from, int to) {
        String actor = Hash.of(new byte[16], "\"la.legal\"".getBytes(StandardCharsets.UTF_8))
                .toString();
        return IntStream.range(from, to)
                .mapToObj(number -> """
                        {"commitments":{"/actor":"%s"},"detail":{"number":%d.50},"format":"tributary-audit-entry/1","position":%d,\
                        "proposal":"%s","tenant":"la","type":"test"}""".formatted(actor, number, number, PROPOSAL))
                .toList();
    }

    static String lines(List<Hash> hashes) {
        return hashes.stream().map(hash -> hash + "\n").collect(Collectors.joining());
    }

    SampleBundle put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    SampleBundle put(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    SampleBundle remove(String name) {
        files.remove(name);
        return this;
    }

    /** The log's files in the folder of another. */
    SampleBundle moved(String tenant) {
        String folder = "logs/" + SampleLog.TENANT + "/";
        for (String name : List.copyOf(files.keySet())) {
            if (name.startsWith(folder)) {
                put("logs/" + tenant + "/" + name.substring(folder.length()), files.getOrDefault(name, new byte[0]));
                remove(name);
            }
        }
        return this;
    }

    String text(String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /** As the application would seal it. */
    SampleBundle sealed() {
        return sealed("proposal " + PROPOSAL + "\nmade 2026-11-28T00:00:00Z\nreader la\n");
    }

    /** Under a head of one's own. */
    SampleBundle sealed(String head) {
        return sealed(1, head);
    }

    /** In the format that may hold several cosigned heads. */
    SampleBundle sealedWithFurtherHeads() {
        return sealed(2, "proposal " + PROPOSAL + "\nmade 2026-11-28T00:00:00Z\nreader la\n");
    }

    private SampleBundle sealed(int format, String head) {
        remove("MANIFEST");
        StringBuilder manifest = new StringBuilder("tributary-audit-bundle/" + format + "\n" + head);
        files.forEach((name, content) -> manifest.append(Hash.of(content).hex())
                .append(' ')
                .append(content.length)
                .append(' ')
                .append(name)
                .append('\n'));
        return put("MANIFEST", SampleLog.sign(manifest.toString()));
    }

    /** The files as they are now, whatever the manifest says. */
    byte[] zip() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            StoredZip zip = new StoredZip(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.add(file.getKey(), file.getValue());
            }
            zip.finish();
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
