package tributary.verifier;

import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The models, tables and filed facts that a bundle holds beside its logs: each is what its name says, and an entry names it so. Of the rest that the
 * references say there is nothing to check.
 */
final class References {

    static final String NAME = "references";

    private static final int MOST = 100_000;
    private static final String MODELS = "models";
    private static final String TABLES = "tables";
    private static final String FACTS = "filed";

    /** Word by which the references name a file, and its ending, by folder. */
    private static final Map<String, Kind> KINDS = Map.of(
            MODELS, new Kind("model", ".bpmn"), TABLES, new Kind("table", ".dmn"), FACTS, new Kind("facts", ".json"));

    private record Kind(String word, String ending) {}

    private References() {}

    /** Whether a folder is one for such files. */
    static boolean isHeld(String folder) {
        return KINDS.containsKey(folder);
    }

    /** A file bears its hash as its name, and the references name it by that. */
    static void check(Archive archive) throws IOException {
        Set<String> named = new HashSet<>();
        for (String line : Bytes.lines(Bytes.text(archive.read(NAME), NAME), MOST, NAME)) {
            String[] words = line.split(" ", 3);
            if (words.length == 3) {
                named.add(words[0] + " " + words[1]);
            }
        }
        for (String name : archive.names()) {
            String folder = name.split("/", 2)[0];
            Kind kind = KINDS.get(folder);
            if (kind != null) {
                String hash = HexFormat.of().formatHex(Bytes.sha256(archive.read(name)));
                if (!named.contains(kind.word + " " + hash) || !name.equals(name(folder, hash))) {
                    throw new Fault(name, "it is not the model, table or file that the references name by its hash");
                }
            }
        }
    }

    /** The file that an entry names by its hash: the model that a process ran on, the table that was asked, the facts that were filed. */
    static Optional<String> findNamed(Map<String, Object> entry) {
        if (!(entry.get("detail") instanceof Map<?, ?> detail)) {
            return Optional.empty();
        }
        if (detail.get("filed") instanceof Map<?, ?> filed) {
            return Optional.ofNullable(filed.get("facts")).map(hash -> name(FACTS, hash));
        }
        return switch (String.valueOf(entry.get("type"))) {
            case "process-started", "process-migrated" ->
                Optional.ofNullable(detail.get("model")).map(hash -> name(MODELS, hash));
            case "rule-fired", "rule-none" ->
                Optional.ofNullable(detail.get("version")).map(hash -> name(TABLES, hash));
            default -> Optional.empty();
        };
    }

    private static String name(String folder, Object hash) {
        return folder + "/" + hash + Objects.requireNonNull(KINDS.get(folder)).ending;
    }

    /** Such a file is here only as an entry names it. */
    static void checkNamed(Archive archive, Set<String> named) {
        for (String name : archive.names()) {
            if (isHeld(name.split("/", 2)[0]) && !named.contains(name)) {
                throw new Fault(name, "no entry here names it by its hash");
            }
        }
    }
}
