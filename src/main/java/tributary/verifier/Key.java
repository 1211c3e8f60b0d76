package tributary.verifier;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public Ed25519 key under a name: {@code name+id+key} (C2SP signed-note, tlog-cosignature). */
public final class Key {

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int SIGNATURE = 64;
    private static final byte LOG = 1;
    private static final byte WITNESS = 4;

    private final String name;
    private final byte[] typed;
    private final byte[] id;

    private Key(String name, byte[] typed) {
        this.name = name;
        this.typed = typed;
        this.id = Arrays.copyOf(Bytes.sha256(Bytes.utf8(name + "\n"), typed), Integer.BYTES);
    }

    public static Key parse(String text, String where) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new Fault(where, "what should be a key, name+id+key, is not");
        }
        if (parts[0].isEmpty() || !parts[0].codePoints().allMatch(Key::isOfName)) {
            throw new Fault(where, "the name in a key is empty, or holds a space, a plus sign or what cannot be seen");
        }
        byte[] typed = Bytes.decode(parts[2], where);
        if (typed.length != Bytes.HASH + 1 || (typed[0] != LOG && typed[0] != WITNESS)) {
            throw new Fault(where, "a key is no Ed25519 key of a log or a witness");
        }
        Key key = new Key(parts[0], typed);
        if (!key.toString().equals(text)) {
            throw new Fault(where, "the id in a key is not that key's");
        }
        return key;
    }

    private static boolean isOfName(int codePoint) {
        return Visible.isSeen(codePoint) && !Character.isSpaceChar(codePoint);
    }

    /** The key of a witness, from its raw public half. */
    public static Key ofWitness(String name, byte[] publicKey) {
        return new Key(
                name,
                ByteBuffer.allocate(1 + publicKey.length)
                        .put(WITNESS)
                        .put(publicKey)
                        .array());
    }

    public String name() {
        return name;
    }

    public boolean isWitness() {
        return typed[0] == WITNESS;
    }

    /** First bytes of its signatures. */
    public byte[] id() {
        return id.clone();
    }

    /**
     * Whether it has signed the note.
     *
     * @throws Fault when a line claims to be its signature and is not
     */
    public boolean hasSigned(Note note, String where) {
        boolean signed = false;
        for (Note.Line line : note.lines()) {
            signed |= hasSigned(note, line.name(), Bytes.decode(line.encoded(), where), where);
        }
        return signed;
    }

    /** Whether a line under that name, decoded, is its signature. */
    boolean hasSigned(Note note, String named, byte[] line, String where) {
        if (!named.equals(name)
                || line.length < Integer.BYTES
                || !Arrays.equals(id, Arrays.copyOf(line, Integer.BYTES))) {
            return false;
        }
        if (!verify(note, Arrays.copyOfRange(line, Integer.BYTES, line.length))) {
            throw new Fault(where, "the signature of " + name + " is wrong");
        }
        return true;
    }

    private boolean verify(Note note, byte[] signature) {
        if (!isWitness()) {
            return verify(Bytes.utf8(note.text()), signature);
        }
        if (signature.length != Long.BYTES + SIGNATURE || signature[0] < 0) {
            return false;
        }
        long time = ByteBuffer.wrap(signature).getLong();
        return verify(cosigned(note.text(), time), Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }

    /** What a witness signs. */
    public static byte[] cosigned(String text, long time) {
        return Bytes.utf8("cosignature/v1\ntime " + time + "\n" + text);
    }

    private boolean verify(byte[] message, byte[] signature) {
        try {
            byte[] encoded = ByteBuffer.allocate(X509.length + Bytes.HASH)
                    .put(X509)
                    .put(typed, 1, Bytes.HASH)
                    .array();
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && key.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
