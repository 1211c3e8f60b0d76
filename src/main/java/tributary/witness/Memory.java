package tributary.witness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tributary.verifier.Bytes;
import tributary.verifier.Key;
import tributary.verifier.Note;

/** What a witness knows of the logs that it watches, one folder each: the keys it trusts, the last head it cosigned, and proofs of two views. */
final class Memory {

    private final Path folder;

    Memory(Path folder) {
        this.folder = folder;
    }

    List<Key> keys(String origin) throws IOException {
        Path file = of(origin).resolve("keys");
        List<Key> keys = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                keys.add(Key.parse(line, file.toString()));
            }
        }
        return keys;
    }

    void trust(String origin, Key key) throws IOException {
        List<Key> keys = keys(origin);
        if (!keys.contains(key)) {
            keys.add(key);
            write(
                    origin,
                    "keys",
                    String.join("\n", keys.stream().map(Key::toString).toList()) + "\n");
        }
    }

    Optional<Note> findLast(String origin) throws IOException {
        Path file = of(origin).resolve("checkpoint");
        return Files.exists(file) ? Optional.of(Note.parse(Files.readString(file), file.toString())) : Optional.empty();
    }

    void remember(String origin, Note cosigned) throws IOException {
        write(origin, "checkpoint", cosigned.toString());
    }

    /** Keeps two heads that exclude each other, once. */
    void keepProof(String origin, Note seen, Note shown) throws IOException {
        String name = "two-views-" + HexFormat.of().formatHex(Bytes.sha256(Bytes.utf8(shown.text())), 0, 8);
        write(origin, name, seen + "\n" + shown);
    }

    /** Whole or not at all, and on the disk before anybody hears of it. */
    private void write(String origin, String name, String text) throws IOException {
        Path file = Files.createDirectories(of(origin)).resolve(name);
        Path draft = file.resolveSibling(name + ".new");
        Files.writeString(draft, text);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path of(String origin) {
        return folder.resolve(hash(origin));
    }

    static String hash(String origin) {
        return HexFormat.of().formatHex(Bytes.sha256(Bytes.utf8(origin)));
    }
}
