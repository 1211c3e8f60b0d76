package tributary.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Puts an upload on disk, so that its size, hash and type are known before the database sees any of it. */
final class Spool {

    private static final int BUFFER_SIZE = 64 * 1024;

    private Spool() {}

    /** Writes the stream to the file and gives its SHA-256; stops at the limit. */
    static String write(InputStream content, Path file, long limit, String name) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER_SIZE];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw limit < Documents.MAX_SIZE
                            ? DocumentRefused.noRoom(name, limit)
                            : DocumentRefused.tooLarge(name, limit / (1024 * 1024));
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw DocumentRefused.empty(name);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
