package tributary.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A SHA-256 hash. */
public final class Hash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    /** Root of the tree without leaves. */
    public static final Hash EMPTY = of();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes a hash as it was stored or sent. */
    public static Hash from(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A SHA-256 hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    static Hash parse(String base64) {
        return from(Base64.getDecoder().decode(base64));
    }

    /** Hashes the parts as if they were one. */
    public static Hash of(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** For what comes piece by piece. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Hash of a leaf (RFC 9162, 2.1.1). */
    static Hash ofLeaf(byte[] leaf) {
        return of(new byte[] {0}, leaf);
    }

    /** Hash of the node above two others (RFC 9162, 2.1.1). */
    static Hash ofNode(Hash left, Hash right) {
        return of(new byte[] {1}, left.bytes, right.bytes);
    }

    /** One a line, in base64, as proofs bear them. */
    public static String lines(List<Hash> hashes) {
        return hashes.stream().map(hash -> hash + "\n").collect(Collectors.joining());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In base64, as checkpoints and proofs bear it. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
