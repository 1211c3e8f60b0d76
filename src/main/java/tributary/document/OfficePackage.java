package tributary.document;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Looks through a DOCX or XLSX as whoever opens it would unpack it, archives within it included, and stops as soon as it asks for too much. What an
 * entry claims of its size is not believed.
 */
final class OfficePackage {

    private static final int MAX_PARTS = 5_000;
    private static final int MAX_DEPTH = 3;
    private static final long MAX_BYTES = 512L * 1024 * 1024;
    private static final int MAX_RATIO = 100;
    /** What any package may unpack to, however small it is. */
    private static final long ALWAYS = 64L * 1024 * 1024;
    /** Below it a part may be packed as tightly as it likes. */
    private static final long SMALL = 4L * 1024 * 1024;

    private static final int SIGNATURE = 4;
    private static final int CONTENT_TYPES_LIMIT = 1024 * 1024;

    private final String name;
    private final long limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int parts;
    private long bytes;

    private OfficePackage(String name, long size) {
        this.name = name;
        this.limit = Math.min(MAX_BYTES, Math.max(ALWAYS, MAX_RATIO * size));
    }

    /**
     * Checks a package that is known to be one.
     *
     * @throws DocumentRefused when it is a bomb, holds macros, or names a part by a path that leads out of it
     */
    static void check(Path file, String name) throws IOException {
        OfficePackage seen = new OfficePackage(name, Files.size(file));
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(archive.entries())) {
                seen.checkName(part.getName());
                try (InputStream content = archive.getInputStream(part)) {
                    seen.look(part, content, Math.max(part.getCompressedSize(), 1), 1);
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw DocumentRefused.unsafe(name, "it is damaged");
        }
    }

    private void checkName(String part) {
        String lower = part.toLowerCase(Locale.ROOT).replace('\\', '/');
        if (++parts > MAX_PARTS) {
            throw DocumentRefused.unsafe(name, "it holds more than " + MAX_PARTS + " parts");
        }
        if (lower.startsWith("/") || lower.equals("..") || lower.startsWith("../") || lower.contains("/../")) {
            throw DocumentRefused.unsafe(name, "it holds a part whose name leads out of it");
        }
        if (lower.endsWith("vbaproject.bin") || lower.endsWith("vbadata.xml")) {
            throw DocumentRefused.unsafe(name, "it holds macros");
        }
    }

    private void look(ZipEntry part, InputStream stream, long packed, int depth) throws IOException {
        BufferedInputStream content = new BufferedInputStream(stream);
        content.mark(SIGNATURE);
        byte[] signature = content.readNBytes(SIGNATURE);
        content.reset();
        if (isArchive(signature)) {
            lookInside(content, depth);
        } else if (part.getName().equals("[Content_Types].xml")) {
            checkTypes(content.readNBytes(CONTENT_TYPES_LIMIT));
        }
        long unpacked = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            unpacked += read;
            add(read);
            if (unpacked > SMALL && unpacked / packed > MAX_RATIO) {
                throw DocumentRefused.unsafe(
                        name, "a part of it unpacks to more than " + MAX_RATIO + " times its size");
            }
        }
    }

    /** What is packed in a part has been counted as that part's already when it comes to be read here. */
    private void lookInside(InputStream archive, int depth) throws IOException {
        if (depth == MAX_DEPTH) {
            throw DocumentRefused.unsafe(name, "it holds archives within archives");
        }
        ZipInputStream inner = new ZipInputStream(archive);
        for (ZipEntry part = inner.getNextEntry(); part != null; part = inner.getNextEntry()) {
            checkName(part.getName());
            look(part, inner, MAX_BYTES, depth + 1);
        }
    }

    private void add(int read) {
        bytes += read;
        if (bytes > limit) {
            throw DocumentRefused.unsafe(name, "it unpacks to more than " + limit / (1024 * 1024) + " MB");
        }
    }

    private void checkTypes(byte[] types) {
        String text = new String(types, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (text.contains("macroenabled") || text.contains("vbaproject")) {
            throw DocumentRefused.unsafe(name, "it holds macros");
        }
    }

    static boolean isArchive(byte[] start) {
        return start.length >= SIGNATURE && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }
}
