package tributary.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Refuses files that are two things at once: what one program takes for a picture must not be a document or an archive to another. A file begins
 * with what it is, and ends with it.
 */
final class Polyglots {

    /** Readers of PDF look for its head in this many bytes. */
    private static final int HEAD = 1024;
    /** An archive's list of parts ends at most this far from the end. */
    private static final int TAIL = 22 + 0xFFFF;

    private static final String PDF_HEAD = "%PDF-";
    private static final String PDF_END = "%%EOF";
    private static final String ARCHIVE_END = "PK\u0005\u0006";
    private static final int ARCHIVE_END_LENGTH = 22;
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

    private Polyglots() {}

    /**
     * Checks a file whose type was found by its first bytes.
     *
     * @throws DocumentRefused when it is of another type too
     */
    static void check(Path file, String name, DocumentType type) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            String head = read(content, 0, HEAD);
            String tail = read(content, Math.max(0, content.length() - TAIL), TAIL);
            boolean isPure =
                    switch (type) {
                        case PDF -> head.startsWith(PDF_HEAD) && endsAsPdf(tail) && !isArchive(tail);
                        case DOCX, XLSX ->
                            OfficePackage.isArchive(head.getBytes(StandardCharsets.ISO_8859_1))
                                    && tail.lastIndexOf(ARCHIVE_END) == tail.length() - ARCHIVE_END_LENGTH;
                        case PNG -> endsAsPng(content) && !head.contains(PDF_HEAD);
                        case JPEG -> !head.contains(PDF_HEAD) && !isArchive(tail);
                        // Read to its end already.
                        case GEOJSON -> true;
                    };
            if (!isPure) {
                throw DocumentRefused.unsafe(
                        name, "it is not only a " + type.title() + ", but holds something else before or behind it");
            }
        }
    }

    private static boolean endsAsPdf(String tail) {
        int end = tail.lastIndexOf(PDF_END);
        return end >= 0 && tail.substring(end + PDF_END.length()).chars().allMatch(character -> character <= ' ');
    }

    /** Whether a program that looks for archives from the end would find one. */
    private static boolean isArchive(String tail) {
        int end = tail.lastIndexOf(ARCHIVE_END);
        return end >= 0 && tail.length() - end >= ARCHIVE_END_LENGTH;
    }

    private static boolean endsAsPng(RandomAccessFile content) throws IOException {
        content.seek(0);
        if (content.length() < Long.BYTES || content.readLong() != PNG_SIGNATURE) {
            return false;
        }
        byte[] kind = new byte[4];
        for (long at = Long.BYTES; at + 12 <= content.length(); ) {
            content.seek(at);
            long length = Integer.toUnsignedLong(content.readInt());
            content.readFully(kind);
            at += length + 12;
            if (new String(kind, StandardCharsets.ISO_8859_1).equals("IEND")) {
                return at == content.length();
            }
        }
        return false;
    }

    private static String read(RandomAccessFile content, long from, int length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, content.length() - from)];
        content.seek(from);
        content.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
