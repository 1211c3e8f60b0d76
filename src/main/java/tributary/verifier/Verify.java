package tributary.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks a bundle and says what it proves, or what its first fault is: {@code bin/verify bundle.zip}. Needs no network and no database; holds one
 * file of the bundle in memory at a time.
 */
public final class Verify {

    private static final int GOOD = 0;
    private static final int FAULTY = 1;
    private static final int MISUSED = 2;
    private static final int MOST_REFERENCES = 100_000;
    private static final int MOST_LOGS = 100;
    private static final String COMPLETE = "complete";
    private static final Set<String> HELD = Set.of("models", "tables", "filed");
    private static final String USAGE = "Usage: verify [--key name+id+key]… bundle.zip";

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        List<Key> trusted = new ArrayList<>();
        List<String> files = new ArrayList<>();
        try {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].equals("--key") && i + 1 < arguments.length) {
                    i++;
                    trusted.add(Key.parse(arguments[i], "--key"));
                } else {
                    files.add(arguments[i]);
                }
            }
            if (files.size() != 1 || files.get(0).startsWith("--")) {
                out.println(USAGE);
                return MISUSED;
            }
            out.print(check(Path.of(files.get(0)), trusted));
            return GOOD;
        } catch (Fault fault) {
            out.println("FAULT " + fault.getMessage());
            return FAULTY;
        } catch (IOException unreadable) {
            out.println("The file cannot be read: " + unreadable.getMessage());
            return MISUSED;
        }
    }

    /**
     * What a bundle proves.
     *
     * @param trusted the only keys that count; those in the bundle when empty
     * @throws Fault for the first thing that is wrong
     */
    public static String check(Path bundle, List<Key> trusted) throws IOException {
        try (Archive archive = Archive.open(bundle)) {
            Manifest manifest = Manifest.check(archive);
            Keys keys = Keys.read(Bytes.text(archive.read(Keys.NAME), Keys.NAME), trusted);
            if (keys.all().stream()
                    .noneMatch(key -> !key.isWitness() && key.hasSigned(manifest.note(), Manifest.NAME))) {
                throw new Fault(Manifest.NAME, "no trusted key has signed it");
            }
            checkReferences(archive);
            StringBuilder verdict = new StringBuilder("GOOD proposal " + manifest.proposal() + ", bundle for "
                    + manifest.reader() + " made " + manifest.madeAt() + "\n");
            Map<String, String> stated = stated(archive);
            for (String tenant : tenants(archive)) {
                LogCheck.Found found = new LogCheck(archive, keys, tenant).check(manifest.proposal());
                String count = found.head().size() + " " + found.entries();
                if (!stated.isEmpty() && !count.equals(stated.remove(tenant))) {
                    throw new Fault(COMPLETE, "it does not state what the bundle holds of the log of " + tenant);
                }
                verdict.append("  ")
                        .append(found.entries())
                        .append(" entries proved in ")
                        .append(found.head());
                if (found.removed() > 0) {
                    verdict.append("; of ")
                            .append(found.removed())
                            .append(" only the hash, since they were removed when their period had ended");
                }
                verdict.append(
                        found.cosigners().isEmpty()
                                ? "; no witness has cosigned it\n"
                                : "; cosigned by " + String.join(", ", found.cosigners()) + "\n");
            }
            if (archive.has(COMPLETE)) {
                verdict.append("  Its maker states that these are all entries of the proposal in these logs.\n");
            }
            if (trusted.isEmpty()) {
                verdict.append(
                        "  The keys are the bundle's own: compare them with keys that you have from elsewhere.\n");
                keys.all().forEach(key -> verdict.append("    ").append(key).append('\n'));
            }
            return verdict.toString();
        }
    }

    private static Set<String> tenants(Archive archive) {
        Set<String> tenants = new TreeSet<>();
        for (String name : archive.names()) {
            String[] parts = name.split("/", -1);
            boolean known = parts.length == 1
                    ? Set.of(Manifest.NAME, Keys.NAME, COMPLETE, "references").contains(name)
                    : HELD.contains(parts[0]) || isOfLog(parts, archive);
            if (!known) {
                throw new Fault(name, "a bundle has no such file");
            }
            if (parts[0].equals("logs")) {
                tenants.add(parts[1]);
            }
        }
        if (tenants.isEmpty()) {
            throw new Fault("logs", "the bundle holds no log");
        }
        return tenants;
    }

    private static boolean isOfLog(String[] parts, Archive archive) {
        if (!parts[0].equals("logs") || parts.length < 3) {
            return false;
        }
        if (parts.length == 3) {
            return Set.of("checkpoint", "cosigned-checkpoint", "consistency").contains(parts[2]);
        }
        String folder = "logs/" + parts[1] + "/entries/";
        if (parts.length != 4
                || !parts[2].equals("entries")
                || !parts[3].matches("(0|[1-9][0-9]*)\\.(json|removed|tlog-proof|values)")) {
            return false;
        }
        String entry = folder + parts[3].substring(0, parts[3].indexOf('.'));
        return archive.has(entry + ".json")
                ? !archive.has(entry + ".removed")
                : archive.has(entry + ".removed") && !archive.has(entry + ".values");
    }

    /** Size of the head and number of entries that the maker states of each log; empty where nothing is stated. */
    private static Map<String, String> stated(Archive archive) throws IOException {
        Map<String, String> stated = new HashMap<>();
        if (archive.has(COMPLETE)) {
            for (String line : Bytes.lines(Bytes.text(archive.read(COMPLETE), COMPLETE), MOST_LOGS, COMPLETE)) {
                String[] words = line.split(" ", 2);
                if (words.length != 2 || stated.put(words[0], words[1]) != null) {
                    throw new Fault(
                            COMPLETE, "a line is not tenant, size and number of entries, or a tenant stands twice");
                }
            }
            if (!stated.keySet().equals(tenants(archive))) {
                throw new Fault(COMPLETE, "it states something of other logs than the bundle holds");
            }
        }
        return stated;
    }

    /** A file under {@code models/}, {@code tables/} or {@code filed/} bears its hash as its name, and is referred to by it. */
    private static void checkReferences(Archive archive) throws IOException {
        Set<String> referred =
                Bytes.lines(Bytes.text(archive.read("references"), "references"), MOST_REFERENCES, "references")
                        .stream()
                        .map(line -> line.split(" ", -1))
                        .filter(words -> words.length >= 3)
                        .map(words -> words[1])
                        .collect(Collectors.toSet());
        for (String name : archive.names()) {
            if (HELD.contains(name.split("/", -1)[0])) {
                String hash = HexFormat.of().formatHex(Bytes.sha256(archive.read(name)));
                if (!referred.contains(hash) || !name.matches("(models|tables|filed)/" + hash + "\\.[a-z]+")) {
                    throw new Fault(name, "it is not the model, table or file that the references name by its hash");
                }
            }
        }
    }
}
