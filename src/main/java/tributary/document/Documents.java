package tributary.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes documents in and gives them out again, a piece at a time. Who may read what is the caller's to know. */
@Component
public class Documents {

    /** Largest document, in bytes. */
    public static final long MAX_SIZE = 50L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    private final ContentDetector detector;
    private final Scanner scanner;
    private final ContentStore store;

    Documents(ContentDetector detector, Scanner scanner, ContentStore store) {
        this.detector = detector;
        this.scanner = scanner;
        this.store = store;
    }

    /**
     * The name as it is kept.
     *
     * @throws DocumentRefused when it holds a path or control characters, or is missing or too long
     */
    public static String checkName(@Nullable String name) {
        return DocumentName.check(name);
    }

    /** A file that was looked at and accepted, until it is closed. */
    public static final class Taken implements AutoCloseable {

        private final Path file;
        private final String name;
        private final String sha256;
        private final DocumentType type;
        private final VirusScan scan;

        private Taken(Path file, String name, String sha256, DocumentType type, VirusScan scan) {
            this.file = file;
            this.name = name;
            this.sha256 = sha256;
            this.type = type;
            this.scan = scan;
        }

        @Override
        public void close() {
            delete(file);
        }
    }

    /**
     * Takes a file in and looks at it, which may take minutes: no transaction should be open meanwhile. Nothing of it is stored yet.
     *
     * @param name the file's name, for its ending and for messages
     * @param declaredType the media type that the sender gave, if any
     * @param room how many bytes the caller has room for; nothing behind them is read
     * @throws DocumentRefused when the content is empty, over {@link #MAX_SIZE} or the room, of no accepted type, of another than the name or the
     *     sender claims, of two types at once, harmful to unpack, or infected
     */
    public Taken take(InputStream content, String name, @Nullable String declaredType, long room) {
        try {
            Path file = Files.createTempFile("tributary-", ".upload");
            try {
                String sha256 = Spool.write(content, file, Math.min(MAX_SIZE, room), name);
                DocumentType type = detector.detect(file).orElseThrow(() -> DocumentRefused.unknownType(name));
                if (!type.hasName(name)) {
                    throw DocumentRefused.otherType(name, ending(name), type);
                }
                if (declaredType != null && !type.isDeclaredAs(declaredType)) {
                    throw DocumentRefused.otherType(name, declaredType, type);
                }
                Polyglots.check(file, name, type);
                if (type.isPackage()) {
                    OfficePackage.check(file, name);
                }
                return new Taken(file, name, sha256, type, scan(file, name));
            } catch (IOException | RuntimeException | Error refused) {
                delete(file);
                throw refused;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Stores its content, once for equal bytes. Joins the caller's transaction: content of a rolled-back one is not there.
     *
     * @param room how many bytes the caller has room for by now
     * @throws DocumentRefused when there is not enough
     */
    public StoredContent store(Taken taken, long room) {
        try {
            if (Files.size(taken.file) > room) {
                throw DocumentRefused.noRoom(taken.name, room);
            }
            return store.add(taken.file, taken.sha256, taken.type.mediaType(), taken.scan);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private VirusScan scan(Path file, String name) {
        try {
            scanner.scan(file).ifPresent(found -> {
                LOG.warn("The virus scanner found {} in an upload", found);
                throw DocumentRefused.infected(name);
            });
        } catch (IOException failure) {
            LOG.warn("The virus scanner gave no verdict", failure);
            throw DocumentRefused.unscannable(name);
        }
        return scanner.isThere() ? VirusScan.CLEAN : VirusScan.UNSCANNED;
    }

    /** Stores a text that the application itself wrote, in UTF-8; joins the caller's transaction. */
    public StoredContent storeText(String text) {
        try {
            Path file = Files.createTempFile("tributary-", ".text");
            try {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                String sha256 = Spool.write(new ByteArrayInputStream(bytes), file, MAX_SIZE, "text");
                return store.add(file, sha256, "text/plain;charset=UTF-8", VirusScan.NOT_NEEDED);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The bytes, read from the database while they are consumed.
     *
     * @throws IllegalArgumentException when nothing is stored under that hash
     */
    public InputStream open(String sha256) {
        return store.open(sha256);
    }

    /** Removes content that no document refers to; what one does refer to stays. The caller must have declared all tenants. */
    public void removeUnused(Collection<String> sha256s) {
        store.removeUnused(sha256s);
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "a file without ending" : name.substring(dot);
    }
}
