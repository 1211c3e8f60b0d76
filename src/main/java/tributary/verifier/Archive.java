package tributary.verifier;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A zip file in the one form that a bundle has: files stored, not compressed, one behind the other from the first byte, then the directory in the
 * same order, then the end; nothing between, behind or beside them. So nothing can unfold, and no byte is left that nobody looks at.
 */
final class Archive implements Closeable {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final short VERSION = 10;
    private static final short UTF8 = 0x0800;
    private static final int FIRST_OF_1980 = 0x00210000;
    private static final long MAX_ARCHIVE = 1L << 31;
    private static final int MAX_FILE = 16 << 20;
    private static final int MAX_FILES = 65_535;
    private static final int MAX_NAME = 200;

    private final RandomAccessFile file;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private String lastRead = "the file";

    private record Place(long start, int length) {}

    private Archive(RandomAccessFile file) {
        this.file = file;
    }

    /** Opens the file; nothing is read yet. */
    static Archive open(Path path) throws IOException {
        return new Archive(new RandomAccessFile(path.toFile(), "r"));
    }

    /** Reads where everything is; nothing else can be asked before. */
    void readStructure() throws IOException {
        try {
            walk();
        } catch (EOFException truncated) {
            throw new Fault("the file", "it breaks off: it was truncated, or is no bundle");
        }
    }

    Set<String> names() {
        return places.keySet();
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    /** Name of the file that was read last. */
    String lastRead() {
        return lastRead;
    }

    byte[] read(String name) throws IOException {
        lastRead = name;
        Place place = places.get(name);
        if (place == null) {
            throw new Fault(name, "it is missing");
        }
        return read(place.start, place.length);
    }

    private byte[] read(long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(start);
        file.readFully(bytes);
        return bytes;
    }

    private void walk() throws IOException {
        if (file.length() > MAX_ARCHIVE) {
            throw new Fault("the file", "it is larger than 2 GiB");
        }
        long at = 0;
        ByteBuffer expected = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        while (ByteBuffer.wrap(read(at, Integer.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt()
                == LOCAL) {
            at = readFile(at, expected);
            if (expected.remaining() < CENTRAL_LENGTH + MAX_NAME) {
                expected = ByteBuffer.allocate(expected.capacity() * 2)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(expected.flip());
            }
        }
        byte[] directory = Arrays.copyOf(expected.array(), expected.position());
        if (!Arrays.equals(directory, read(at, directory.length))) {
            throw new Fault("the zip directory", "it does not tell the files that the bundle has, in their order");
        }
        byte[] end = ByteBuffer.allocate(END_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(END)
                .putInt(0)
                .putShort((short) places.size())
                .putShort((short) places.size())
                .putInt(directory.length)
                .putInt((int) at)
                .putShort((short) 0)
                .array();
        if (!Arrays.equals(end, read(at + directory.length, END_LENGTH))
                || file.length() != at + directory.length + END_LENGTH) {
            throw new Fault("the end of the file", "it is not the end of a bundle");
        }
    }

    /** Reads one file's head, checks its content, and adds what the directory must say of it. */
    private long readFile(long at, ByteBuffer directory) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(read(at, LOCAL_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
        String where = "file " + (places.size() + 1) + " of the zip";
        boolean plain = head.getShort(4) == VERSION
                && head.getShort(6) == UTF8
                && head.getShort(8) == 0
                && head.getInt(10) == FIRST_OF_1980
                && head.getInt(18) == head.getInt(22)
                && head.getShort(28) == 0;
        if (!plain) {
            throw new Fault(where, "it is compressed, encrypted or dated, as no file of a bundle is");
        }
        int length = head.getInt(22);
        int nameLength = Short.toUnsignedInt(head.getShort(26));
        if (length < 0 || length > MAX_FILE || nameLength > MAX_NAME || places.size() == MAX_FILES) {
            throw new Fault(where, "it is larger than 16 MiB, its name longer than 200 bytes, or the 65,536th");
        }
        byte[] nameBytes = read(at + LOCAL_LENGTH, nameLength);
        String name = Bytes.text(nameBytes, where);
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")) {
            throw new Fault(name, "its name leads out of the bundle, or is not of plain letters");
        }
        long start = at + LOCAL_LENGTH + nameLength;
        if (start + length > file.length()) {
            throw new EOFException();
        }
        if (places.put(name, new Place(start, length)) != null) {
            throw new Fault(name, "it stands twice in the zip");
        }
        CRC32 crc = new CRC32();
        crc.update(read(start, length));
        if ((int) crc.getValue() != head.getInt(14)) {
            throw new Fault(name, "its checksum is wrong: it was damaged");
        }
        directory
                .putInt(CENTRAL)
                .putShort(VERSION)
                .put(head.array(), 4, 26)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) at)
                .put(nameBytes);
        return start + length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
