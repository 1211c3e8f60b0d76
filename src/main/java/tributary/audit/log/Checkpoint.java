package tributary.audit.log;

import java.util.List;

/**
 * The state of a log: so many leaves under this root (C2SP tlog-checkpoint).
 *
 * @param origin the log's name
 * @param size leaves
 */
public record Checkpoint(String origin, long size, Hash rootHash) {

    private static final int LINES = 3;

    /**
     * Reads what a note says; whoever calls checks the signatures.
     *
     * @throws SignedNote.MalformedNote when it is no checkpoint
     */
    public static Checkpoint of(SignedNote note) {
        List<String> lines = note.text().lines().toList();
        if (lines.size() < LINES || lines.stream().anyMatch(String::isEmpty)) {
            throw new SignedNote.MalformedNote("it is no checkpoint: origin, size, root hash, one a line");
        }
        try {
            Checkpoint read = new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.parse(lines.get(2)));
            if (read.size < 0 || !note.text().startsWith(read.text())) {
                throw new SignedNote.MalformedNote("its size or root hash is not written as it should be");
            }
            return read;
        } catch (IllegalArgumentException malformed) {
            throw new SignedNote.MalformedNote("its size or root hash is none");
        }
    }

    /** What is signed. */
    String text() {
        return origin + "\n" + size + "\n" + rootHash + "\n";
    }
}
