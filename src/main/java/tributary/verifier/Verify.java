package tributary.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final int MOST_LOGS = 100;
    private static final String COMPLETE = "complete";
    private static final String ENTERPRISE = "enterprise";
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
        } catch (Fault noKey) {
            out.println(noKey.getMessage());
            return MISUSED;
        }
        if (files.size() != 1 || files.get(0).startsWith("--")) {
            out.println(USAGE);
            return MISUSED;
        }
        try (Archive archive = Archive.open(Path.of(files.get(0)))) {
            out.print(judge(archive, trusted));
            return GOOD;
        } catch (Fault fault) {
            out.println("FAULT " + fault.getMessage());
            return FAULTY;
        } catch (IOException | InvalidPathException unreadable) {
            out.println("The file cannot be read: " + Visible.of(String.valueOf(unreadable.getMessage())));
            return MISUSED;
        }
    }

    /** A verdict in any case: what this program did not foresee is the bundle's fault, not a trace on the reader's terminal. */
    private static String judge(Archive archive, List<Key> trusted) throws IOException {
        try {
            return check(archive, trusted);
        } catch (Fault fault) {
            throw fault;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError unforeseen) {
            throw new Fault(archive.lastRead(), "it is not what any bundle holds: " + unforeseen);
        }
    }

    /**
     * What a bundle proves.
     *
     * @param trusted the only keys that count, listed in the bundle or not; the bundle's own when empty
     * @throws Fault for the first thing that is wrong
     */
    public static String check(Path bundle, List<Key> trusted) throws IOException {
        try (Archive archive = Archive.open(bundle)) {
            return check(archive, trusted);
        }
    }

    private static String check(Archive archive, List<Key> trusted) throws IOException {
        archive.readStructure();
        Manifest manifest = Manifest.check(archive);
        Set<String> tenants = tenants(archive, manifest.hasFurtherHeads());
        Keys keys = Keys.read(Bytes.text(archive.read(Keys.NAME), Keys.NAME), trusted);
        checkMaker(manifest, keys, tenants);
        References.check(archive);
        List<String> verdict = new ArrayList<>();
        verdict.add("GOOD proposal " + manifest.proposal() + ", bundle for " + manifest.reader() + " made "
                + manifest.madeAt());
        boolean isComplete = archive.has(COMPLETE);
        Map<String, String> stated = isComplete ? stated(archive, tenants) : Map.of();
        Set<String> named = new HashSet<>();
        for (String tenant : tenants) {
            LogCheck.Found found = new LogCheck(archive, keys, tenant).check(manifest.proposal(), isComplete);
            String count = found.head().size() + " " + found.entries();
            if (isComplete && !count.equals(stated.get(tenant))) {
                throw new Fault(COMPLETE, "it does not state what the bundle holds of the log of " + tenant);
            }
            verdict.addAll(found.lines());
            named.addAll(found.named());
        }
        References.checkNamed(archive, named);
        verdict.add(
                isComplete
                        ? "  Its maker states that these are all entries of the proposal in these logs."
                        : "  Its maker does not state that these are all entries of the proposal in these logs.");
        if (trusted.isEmpty()) {
            verdict.add("  The keys are the bundle's own: compare them with keys that you have from elsewhere.");
            keys.all().forEach(key -> verdict.add("    " + key));
        }
        return verdict.stream().map(line -> Visible.of(line) + "\n").collect(Collectors.joining());
    }

    /** A bundle is signed in the name of its reader's log; an enterprise's, of one of those that it is about. */
    private static void checkMaker(Manifest manifest, Keys keys, Set<String> tenants) {
        Set<String> makers = manifest.reader().equals(ENTERPRISE) ? tenants : Set.of(manifest.reader());
        if (keys.signers(manifest.note(), Manifest.NAME).stream()
                .filter(key -> !key.isWitness())
                .noneMatch(
                        key -> makers.contains(key.name().substring(key.name().lastIndexOf('/') + 1)))) {
            throw new Fault(
                    Manifest.NAME,
                    "no trusted key of a log of " + String.join(", ", new TreeSet<>(makers)) + " has signed it");
        }
    }

    private static Set<String> tenants(Archive archive, boolean hasFurtherHeads) {
        Set<String> tenants = new TreeSet<>();
        for (String name : archive.names()) {
            String[] parts = name.split("/", -1);
            boolean known = parts.length == 1
                    ? Set.of(Manifest.NAME, Keys.NAME, COMPLETE, References.NAME)
                            .contains(name)
                    : References.isHeld(parts[0]) || isOfLog(parts, archive, hasFurtherHeads);
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
        if (tenants.size() > MOST_LOGS) {
            throw new Fault("logs", "the bundle holds more than " + MOST_LOGS + " logs");
        }
        return tenants;
    }

    private static boolean isOfLog(String[] parts, Archive archive, boolean hasFurtherHeads) {
        if (!parts[0].equals("logs") || parts.length < 3 || !parts[1].matches(Manifest.READER)) {
            return false;
        }
        if (parts.length == 3) {
            return Set.of("checkpoint", "cosigned-checkpoint", "consistency").contains(parts[2])
                    || (hasFurtherHeads && parts[2].matches("(cosigned-checkpoint|consistency)" + LogCheck.FURTHER));
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

    /** Size of the head and number of entries that the maker states of each log. */
    private static Map<String, String> stated(Archive archive, Set<String> tenants) throws IOException {
        Map<String, String> stated = new HashMap<>();
        for (String line : Bytes.lines(Bytes.text(archive.read(COMPLETE), COMPLETE), MOST_LOGS, COMPLETE)) {
            String[] words = line.split(" ", 2);
            if (words.length != 2 || stated.put(words[0], words[1]) != null) {
                throw new Fault(COMPLETE, "a line is not tenant, size and number of entries, or a tenant stands twice");
            }
        }
        if (!stated.keySet().equals(tenants)) {
            throw new Fault(COMPLETE, "it states something of other logs than the bundle holds");
        }
        return stated;
    }
}
