package tributary.verifier;

import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The models, tables and filed facts that a bundle holds beside its logs: each is what its name says, and what the maker says that the entries speak
 * of. Of the rest that the references say there is nothing to check.
 */
final class References {

    static final String NAME = "references";

    private static final int MOST = 100_000;
    private static final String FACTS = "filed";

    /** Word by which the references name a file, and its ending, by folder. */
    private static final Map<String, Kind> KINDS = Map.of(
            "models",
            new Kind("model", ".bpmn"),
            "tables",
            new Kind("table", ".dmn"),
            FACTS,
            new Kind("facts", ".json"));

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
                if (!named.contains(kind.word + " " + hash) || !name.equals(folder + "/" + hash + kind.ending)) {
                    throw new Fault(name, "it is not the model, table or file that the references name by its hash");
                }
            }
        }
    }

    /** Facts are here only as an entry says, by their hash, that they were filed. */
    static void checkFiled(Archive archive, Set<String> filed) {
        for (String name : archive.names()) {
            if (name.startsWith(FACTS + "/")
                    && !filed.contains(name.substring(FACTS.length() + 1, name.lastIndexOf('.')))) {
                throw new Fault(name, "no entry here says that these facts were filed");
            }
        }
    }
}
