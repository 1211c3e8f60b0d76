package tributary.verifier;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the bundle's maker signed: whose proposal it is about, and the hash and size of every other file.
 *
 * @param hasFurtherHeads whether it is of the second format, which may hold more than one cosigned head of a log
 * @param proposal id
 * @param madeAt as it is written
 * @param reader tenant whose auditor asked, or {@code enterprise}
 */
record Manifest(Note note, boolean hasFurtherHeads, String proposal, String madeAt, String reader) {

    static final String NAME = "MANIFEST";

    private static final String FIRST = "tributary-audit-bundle/1";
    private static final String SECOND = "tributary-audit-bundle/2";
    private static final int HEAD = 4;
    private static final int MOST = 70_000;

    /** A tenant's code, and {@code enterprise}. */
    static final String READER = "[a-z]{2,10}";

    /** Reads it, and checks every file of the archive against it. */
    static Manifest check(Archive archive) throws IOException {
        Note note = Note.parse(Bytes.text(archive.read(NAME), NAME), NAME);
        List<String> lines = Bytes.lines(note.text(), MOST, NAME);
        if (lines.size() < HEAD || !Set.of(FIRST, SECOND).contains(lines.get(0))) {
            throw new Fault(NAME, "it is neither of the format " + FIRST + " nor of " + SECOND);
        }
        Manifest manifest = new Manifest(
                note,
                lines.get(0).equals(SECOND),
                word(lines.get(1), "proposal"),
                word(lines.get(2), "made"),
                word(lines.get(3), "reader"));
        manifest.checkHead();
        Map<String, String> listed = new LinkedHashMap<>();
        for (int i = HEAD; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", 4);
            if (words.length != 3 || listed.put(words[2], words[0] + " " + words[1]) != null) {
                throw new Fault(NAME, "line " + (i + 1) + " is not hash, size and name of one file");
            }
            if (!archive.has(words[2])) {
                throw new Fault(words[2], "it is missing");
            }
        }
        checkNames(archive.names(), listed.keySet());
        for (Map.Entry<String, String> file : listed.entrySet()) {
            byte[] content = archive.read(file.getKey());
            String found = HexFormat.of().formatHex(Bytes.sha256(content)) + " " + content.length;
            if (!found.equals(file.getValue())) {
                throw new Fault(file.getKey(), "it is not the file that the manifest was made for");
            }
        }
        return manifest;
    }

    private void checkHead() {
        if (!proposal.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new Fault(NAME, "its proposal is no id: " + proposal);
        }
        if (!madeAt.matches("[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}Z") || !isInstant(madeAt)) {
            throw new Fault(NAME, "it was made at no instant: " + madeAt);
        }
        if (!reader.matches(READER)) {
            throw new Fault(NAME, "its reader is neither a tenant nor “enterprise”: " + reader);
        }
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static void checkNames(Set<String> present, Set<String> listed) {
        Set<String> unlisted = new TreeSet<>(present);
        unlisted.removeAll(listed);
        unlisted.remove(NAME);
        for (String name : unlisted) {
            throw new Fault(name, "the manifest does not know it");
        }
    }

    private static String word(String line, String name) {
        if (!line.startsWith(name + " ") || line.indexOf(' ', name.length() + 1) >= 0) {
            throw new Fault(NAME, "it does not say " + name);
        }
        return line.substring(name.length() + 1);
    }
}
