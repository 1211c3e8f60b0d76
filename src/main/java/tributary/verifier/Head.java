package tributary.verifier;

import java.util.Base64;
import java.util.List;

/** What a checkpoint says: a log's name, its size and its root hash (C2SP tlog-checkpoint). */
public final class Head {

    private final String origin;
    private final long size;
    private final byte[] root;

    private Head(String origin, long size, byte[] root) {
        this.origin = origin;
        this.size = size;
        this.root = root;
    }

    public static Head of(Note note, String where) {
        List<String> lines = Bytes.lines(note.text(), 3, where);
        if (lines.size() != 3 || lines.get(0).isEmpty()) {
            throw new Fault(where, "it is no checkpoint: name, size, root hash, one a line");
        }
        return new Head(lines.get(0), Bytes.number(lines.get(1), where), Bytes.decodeHash(lines.get(2), where));
    }

    public String origin() {
        return origin;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return root.clone();
    }

    @Override
    public String toString() {
        return origin + ", " + size + " entries, root " + Base64.getEncoder().encodeToString(root);
    }
}
