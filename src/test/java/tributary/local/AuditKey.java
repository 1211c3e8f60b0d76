package tributary.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A key for the audit log of a local run. */
public final class AuditKey {

    private static final int LENGTH = 32;

    private AuditKey() {}

    /** A new key: base64 of seed and public key. */
    public static String random() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] secret = pair.getPrivate().getEncoded();
            byte[] open = pair.getPublic().getEncoded();
            byte[] key = ByteBuffer.allocate(2 * LENGTH)
                    .put(secret, secret.length - LENGTH, LENGTH)
                    .put(open, open.length - LENGTH, LENGTH)
                    .array();
            return Base64.getEncoder().encodeToString(key);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key in that file, which only its owner reads; made when there is none. */
    static String keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, random() + "\n", StandardOpenOption.WRITE);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
