package tributary.witness;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tributary.verifier.Bytes;
import tributary.verifier.Fault;
import tributary.verifier.Head;
import tributary.verifier.Json;
import tributary.verifier.Key;
import tributary.verifier.Merkle;
import tributary.verifier.Note;

/**
 * Shows that a log introduced a key: an entry of the log says so, and is in it under a head (C2SP tlog-proof). Who signed that head is for others to check.
 *
 * @param key that the entry names
 * @param note the head, signed
 */
record Introduction(Key key, Note note, Head head) {

    private static final String PROOF = "c2sp.org/tlog-proof@v1";
    private static final int MOST_LINES = 66;

    /** Where an installation shows it. */
    static String address(Key key) {
        return "/introductions/" + HexFormat.of().formatHex(key.id());
    }

    /**
     * Reads one: the entry's line, then the proof.
     *
     * @throws Fault when it does not show that this key's own log introduced it
     */
    static Introduction parse(String text, Key key) {
        String where = "the introduction of " + key;
        int end = text.indexOf("\n\n");
        List<String> lines = Bytes.lines(text.substring(0, end + 1), MOST_LINES, where);
        if (lines.size() < 3 || !lines.get(1).equals(PROOF) || !lines.get(2).startsWith("index ")) {
            throw new Fault(where, "it is no entry with a proof");
        }
        checkEntry(Json.object(lines.get(0), where), key, where);
        long index = Bytes.number(lines.get(2).substring("index ".length()), where);
        List<byte[]> path = new ArrayList<>();
        for (String line : lines.subList(3, lines.size())) {
            path.add(Bytes.decodeHash(line, where));
        }
        Note note = Note.parse(text.substring(end + 2), where);
        Head head = Head.of(note, where);
        if (!head.origin().equals(key.name())
                || !Merkle.includes(Merkle.leaf(Bytes.utf8(lines.get(0))), index, head.size(), path, head.root())) {
            throw new Fault(where, "the entry is not in that log");
        }
        return new Introduction(key, note, head);
    }

    private static void checkEntry(Map<String, Object> entry, Key key, String where) {
        if (!"signing-key-introduced".equals(entry.get("type"))
                || !(entry.get("detail") instanceof Map<?, ?> detail)
                || !key.toString().equals(detail.get("key"))) {
            throw new Fault(where, "the entry does not introduce that key");
        }
    }
}
