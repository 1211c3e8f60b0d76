package tributary.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A text and who signed it (C2SP signed-note).
 *
 * @param text ends with a newline
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String DASH = "— ";
    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_SIGNATURES = 64;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * One line below the text.
     *
     * @param encoded base64 of the key's id and the signature
     */
    public record Signature(String name, String encoded) {

        static Signature of(String name, int keyId, byte[] signature) {
            byte[] all = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(keyId)
                    .put(signature)
                    .array();
            return new Signature(name, Base64.getEncoder().encodeToString(all));
        }

        /**
         * Reads a line. Base64 has one right way to write each signature, and no other is taken: verifiers refuse the whole note for it.
         *
         * @throws MalformedNote when it is none
         */
        static Signature parse(String line) {
            Signature kept = kept(line);
            if (!kept.line().equals(line)) {
                throw new MalformedNote("a signature is not in base64 with padding");
            }
            return kept;
        }

        /** Reads a line that was once taken, when other ways to write its base64 were too, and writes it in the right one. */
        static Signature kept(String line) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith(DASH) || space < DASH.length()) {
                throw new MalformedNote("a line below the text is no signature");
            }
            try {
                byte[] all = Base64.getDecoder().decode(line.substring(space + 1));
                if (all.length <= Integer.BYTES) {
                    throw new MalformedNote("a signature is too short");
                }
                return new Signature(
                        line.substring(DASH.length(), space),
                        Base64.getEncoder().encodeToString(all));
            } catch (IllegalArgumentException noBase64) {
                throw new MalformedNote("a signature is not in base64");
            }
        }

        private ByteBuffer decode() {
            return ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
        }

        /** Tells, with the name, which key and algorithm it was. */
        int keyId() {
            return decode().getInt();
        }

        byte[] signature() {
            ByteBuffer bytes = decode().position(Integer.BYTES);
            byte[] signature = new byte[bytes.remaining()];
            bytes.get(signature);
            return signature;
        }

        /** As it stands in the note, without a newline. */
        public String line() {
            return DASH + name + " " + encoded;
        }
    }

    /** The text is no note: what is wrong with it. */
    public static final class MalformedNote extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MalformedNote(String what) {
            super(what);
        }
    }

    /**
     * Reads a note; nobody has checked its signatures then.
     *
     * @throws MalformedNote when it is none
     */
    public static SignedNote parse(String note) {
        int split = note.lastIndexOf("\n\n");
        if (note.length() > MAX_LENGTH || split < 0 || !note.endsWith("\n")) {
            throw new MalformedNote("it is too long, or has no signatures below an empty line");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(split + 2).lines().toList()) {
            signatures.add(Signature.parse(line));
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new MalformedNote("it has " + signatures.size() + " signatures");
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    public SignedNote with(List<Signature> more) {
        List<Signature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedNote(text, all);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The note as it is sent and stored. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }
}
