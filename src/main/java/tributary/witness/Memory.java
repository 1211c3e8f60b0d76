package tributary.witness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tributary.verifier.Bytes;
import tributary.verifier.Head;
import tributary.verifier.Key;
import tributary.verifier.Note;

/**
 * What a witness knows of the logs that it watches, one folder each: the keys it trusts, the last head it cosigned, and heads that speak against
 * a log. One process at a time has it, since two could each cosign another view.
 */
final class Memory implements AutoCloseable {

    private static final int MOST_PROOFS = 16;

    private final Path folder;
    private final FileChannel lock;

    private Memory(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes a memory for this process alone, until it is closed or the process ends.
     *
     * @throws IOException when another has it
     */
    static Memory open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken(channel)) {
            channel.close();
            throw new IOException("The memory " + folder + " is in use by another witness: stop that one first.");
        }
        return new Memory(folder, channel);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Names of the logs of which a key or a head is kept. */
    List<String> origins() throws IOException {
        List<String> origins = new ArrayList<>();
        try (Stream<Path> kept = Files.list(folder)) {
            for (Path log : kept.filter(Files::isDirectory).sorted().toList()) {
                origin(log).ifPresent(origins::add);
            }
        }
        return origins;
    }

    /** Folders bear a hash of the name, which stands in what they hold. */
    private static Optional<String> origin(Path log) throws IOException {
        List<String> names = new ArrayList<>();
        Path checkpoint = log.resolve("checkpoint");
        if (Files.exists(checkpoint)) {
            names.add(Head.of(Note.parse(Files.readString(checkpoint), checkpoint.toString()), checkpoint.toString())
                    .origin());
        }
        readKeys(log.resolve("keys")).forEach(key -> names.add(key.name()));
        return names.stream().filter(name -> log.endsWith(hash(name))).findFirst();
    }

    /** Keys that speak for a log; others that lie with them do not count. */
    List<Key> keys(String origin) throws IOException {
        return readKeys(of(origin).resolve("keys")).stream()
                .filter(key -> key.name().equals(origin) && !key.isWitness())
                .toList();
    }

    private static List<Key> readKeys(Path file) throws IOException {
        List<Key> keys = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                keys.add(Key.parse(line, file.toString()));
            }
        }
        return keys;
    }

    void trust(String origin, Key key) throws IOException {
        List<Key> keys = new ArrayList<>(keys(origin));
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

    /**
     * Keeps a head beside the one that was cosigned, once, and only the first few: a log's keeper can sign any number. How often further ones
     * were shown is counted.
     *
     * @param kind {@code two-views} when they exclude each other, {@code unproven} when nothing shows that one continues the other
     */
    void keepProof(String origin, String kind, Note seen, Note shown) throws IOException {
        String name = kind + "-" + HexFormat.of().formatHex(Bytes.sha256(Bytes.utf8(shown.text())), 0, 8);
        if (Files.exists(of(origin).resolve(name))) {
            return;
        }
        if (count(origin, kind + "-") < MOST_PROOFS) {
            write(origin, name, seen + "\n" + shown);
            return;
        }
        Path further = of(origin).resolve("further-" + kind);
        long so = Files.exists(further) ? Bytes.number(Files.readString(further).strip(), further.toString()) : 0;
        write(origin, "further-" + kind, so + 1 + "\n");
    }

    private long count(String origin, String prefix) throws IOException {
        if (!Files.exists(of(origin))) {
            return 0;
        }
        try (Stream<Path> kept = Files.list(of(origin))) {
            return kept.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .count();
        }
    }

    private void write(String origin, String name, String text) throws IOException {
        Path log = of(origin);
        if (!Files.exists(log)) {
            Files.createDirectories(log);
            WholeFile.force(folder);
        }
        WholeFile.write(log.resolve(name), text);
    }

    private Path of(String origin) {
        return folder.resolve(hash(origin));
    }

    static String hash(String origin) {
        return HexFormat.of().formatHex(Bytes.sha256(Bytes.utf8(origin)));
    }
}
