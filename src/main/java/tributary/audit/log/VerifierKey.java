package tributary.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public half of an Ed25519 key under a name (C2SP signed-note): a log's, or a witness's, whose signatures bear a time. */
public final class VerifierKey {

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_LENGTH = 32;
    private static final byte NOTE = 1;
    private static final byte COSIGNATURE = 4;

    private final String name;
    private final byte type;
    private final byte[] publicKey;
    private final int id;

    private VerifierKey(String name, byte type, byte[] publicKey) {
        if (name.isEmpty() || name.indexOf('+') >= 0 || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("A key's name has neither spaces nor plus signs: “" + name + "”");
        }
        this.name = name;
        this.type = type;
        this.publicKey = publicKey.clone();
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] input = ByteBuffer.allocate(nameBytes.length + 2 + publicKey.length)
                .put(nameBytes)
                .put((byte) '\n')
                .put(type)
                .put(publicKey)
                .array();
        this.id = ByteBuffer.wrap(Hash.of(input).bytes()).getInt();
    }

    static VerifierKey ofNote(String name, byte[] publicKey) {
        return new VerifierKey(name, NOTE, publicKey);
    }

    /** Reads {@code name+id+key}; null when it is no such key. */
    static @Nullable VerifierKey find(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /**
     * Reads {@code name+id+key}.
     *
     * @throws IllegalArgumentException when it is no such key, or its id is another key's
     */
    public static VerifierKey parse(String text) {
        List<String> parts = List.of(text.strip().split("\\+", 3));
        if (parts.size() != 3) {
            throw new IllegalArgumentException("“" + text + "” is no verifier key: name+id+key");
        }
        byte[] key = Base64.getDecoder().decode(parts.get(2));
        if (key.length != KEY_LENGTH + 1 || (key[0] != NOTE && key[0] != COSIGNATURE)) {
            throw new IllegalArgumentException("“" + text + "” is no Ed25519 key of a log or a witness");
        }
        VerifierKey parsed = new VerifierKey(parts.get(0), key[0], Arrays.copyOfRange(key, 1, key.length));
        if (!parsed.toString().equals(text.strip())) {
            throw new IllegalArgumentException("The id in “" + text + "” is not this key's");
        }
        return parsed;
    }

    public String name() {
        return name;
    }

    /** Whether its signatures are cosignatures of a witness. */
    public boolean isWitness() {
        return type == COSIGNATURE;
    }

    int id() {
        return id;
    }

    /** Whether this key's signature is in the note, and right. */
    public boolean hasSigned(SignedNote note) {
        return findSignature(note).isPresent();
    }

    /** Whether a signature in the note claims to be this key's. */
    boolean isNamedIn(SignedNote note) {
        return note.signatures().stream().anyMatch(this::isBy);
    }

    /** This key's signature that is right; lines that only claim to be by it may stand beside it. */
    Optional<SignedNote.Signature> findSignature(SignedNote note) {
        return note.signatures().stream()
                .filter(signature -> isBy(signature) && isRight(note, signature.signature()))
                .findFirst();
    }

    private boolean isBy(SignedNote.Signature signature) {
        return signature.keyId() == id && signature.name().equals(name);
    }

    private boolean isRight(SignedNote note, byte[] signature) {
        if (!isWitness()) {
            return verify(note.bytes(), signature);
        }
        if (signature.length <= Long.BYTES) {
            return false;
        }
        long time = ByteBuffer.wrap(signature).getLong();
        byte[] message = ("cosignature/v1\ntime " + time + "\n" + note.text()).getBytes(StandardCharsets.UTF_8);
        return time >= 0 && verify(message, Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }

    private boolean verify(byte[] message, byte[] signature) {
        try {
            byte[] encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_LENGTH)
                    .put(X509_PREFIX)
                    .put(publicKey)
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
        return other instanceof VerifierKey key && key.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As it is published and configured: {@code name+id+key}. */
    @Override
    public String toString() {
        byte[] key = ByteBuffer.allocate(1 + publicKey.length)
                .put(type)
                .put(publicKey)
                .array();
        return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                + Base64.getEncoder().encodeToString(key);
    }
}
