package tributary.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import tributary.web.Conflict;
import tributary.web.ProblemType;

/**
 * Writes a zip file whose every byte follows from the files' names and contents: stored, undated, one behind the other. {@code
 * docs/audit-format.md} promises this form, so that a verifier can refuse any other.
 */
final class StoredZip {

    /** As many as the end record can count; a verifier takes no other form. */
    private static final int MOST_FILES = 65_535;

    private static final int LARGEST_FILE = 16 << 20;
    private static final long LARGEST_ZIP = 1L << 31;
    private static final int LOCAL = 30;
    private static final int CENTRAL = 46;
    private static final int END = 22;

    private static final short VERSION = 10;
    private static final short UTF8 = 0x0800;
    private static final int FIRST_OF_1980 = 0x00210000;

    private final OutputStream out;
    private final List<byte[]> directory = new ArrayList<>();
    private long written;
    private long inDirectory;

    StoredZip(OutputStream out) {
        this.out = out;
    }

    /**
     * Sees to it that so many more files go in.
     *
     * @throws Conflict when they do not
     */
    void reserve(long files) {
        if (directory.size() + files > MOST_FILES) {
            throw tooLarge("takes more than the 65,535 files that one zip file can hold");
        }
    }

    /**
     * Adds a file.
     *
     * @throws Conflict when it is larger than a verifier reads, or makes the zip so
     */
    void add(String name, byte[] content) throws IOException {
        reserve(1);
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        if (content.length > LARGEST_FILE) {
            throw tooLarge("has a file of more than 16 MiB, " + name);
        }
        long places = inDirectory + CENTRAL + nameBytes.length;
        if (written + LOCAL + nameBytes.length + content.length + places + END > LARGEST_ZIP) {
            throw tooLarge("takes more than 2 GiB");
        }
        inDirectory = places;
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] facts = buffer(26)
                .putShort(VERSION)
                .putShort(UTF8)
                .putShort((short) 0)
                .putInt(FIRST_OF_1980)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) nameBytes.length)
                .putShort((short) 0)
                .array();
        directory.add(buffer(CENTRAL + nameBytes.length)
                .putInt(0x02014b50)
                .putShort(VERSION)
                .put(facts)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) written)
                .put(nameBytes)
                .array());
        write(buffer(4).putInt(0x04034b50).array());
        write(facts);
        write(nameBytes);
        write(content);
    }

    /** Writes the directory; nothing can be added then. */
    void finish() throws IOException {
        long start = written;
        for (byte[] record : directory) {
            write(record);
        }
        write(buffer(END)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) directory.size())
                .putShort((short) directory.size())
                .putInt((int) (written - start))
                .putInt((int) start)
                .putShort((short) 0)
                .array());
    }

    private static Conflict tooLarge(String why) {
        return new Conflict(
                ProblemType.BUNDLE_TOO_LARGE,
                "What proves these entries " + why
                        + ". Without those that tell who read what (reads=false) it may fit; the list of the entries and the exports have no such limit.");
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
