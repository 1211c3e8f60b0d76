package tributary.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tributary.local.AuditKey;
import tributary.verifier.Key;
import tributary.witness.Witness;
import tributary.witness.WitnessKey;

/**
 * What a superuser of the database can do to a log, a thousand times each, at random: all of it is found, and the first entry named that is bad,
 * or at which the batch begins in which only its signature shows the harm. The seed is fixed, so that a failure can be seen again.
 */
class TamperingTests {

    private static final int TIMES = 1000;

    /** The log, as a database copy that nothing protects; an entry knows its place of writing, a leaf the entry's. */
    private static final class Copy {

        private final List<Leaf> leaves = new ArrayList<>();
        private final Map<Long, Hash> entries = new HashMap<>();
        private final Map<Long, String> removed = new HashMap<>();
        private final TreeMap<Long, SignedNote> checkpoints;
        private final List<VerifierKey> keys = new ArrayList<>(List.of(SampleLog.key()));
        private final List<Checkpoint> remembered = new ArrayList<>();
        private final List<Long> strays = new ArrayList<>();

        Copy(SampleLog log) {
            checkpoints = new TreeMap<>(log.checkpoints);
            for (int i = 0; i < log.size(); i++) {
                Hash hash = Hash.ofLeaf(log.entries.get(i).getBytes(StandardCharsets.UTF_8));
                leaves.add(new Leaf(i, i + 100L, Objects.requireNonNull(checkpoints.higherKey((long) i)), hash));
                entries.put(i + 100L, hash);
            }
        }

        Optional<LogFault> review() {
            LogReview review = new LogReview(
                    SampleLog.ORIGIN,
                    List.of(SampleLog.key()),
                    Set.of(SampleLog.key()),
                    checkpoints.entrySet().stream()
                            .map(head -> new LogReview.Head(
                                    head.getKey(),
                                    Checkpoint.of(head.getValue()).rootHash(),
                                    head.getValue().toString()))
                            .iterator(),
                    remembered);
            for (Leaf leaf : leaves) {
                String removal = removed.get(leaf.position);
                if (removal == null) {
                    review.leaf(leaf.index, leaf.position, leaf.signedIn, leaf.stored, entries.get(leaf.position));
                } else {
                    review.removed(leaf.index, leaf.position, leaf.signedIn, leaf.stored, removal);
                }
            }
            strays.forEach(review::stray);
            return review.end(keys);
        }

        /** Makes everything fit again, up to and with the checkpoints, under a key of the forger's own or of the log. */
        void makeGood(SigningKey key) {
            TreeMap<Long, SignedNote> forged = new TreeMap<>();
            Frontier frontier = new Frontier(0, Map.of());
            List<Long> sizes = new ArrayList<>(checkpoints.keySet());
            sizes.removeIf(size -> size >= leaves.size());
            sizes.add((long) leaves.size());
            for (int i = 0; i < leaves.size(); i++) {
                Leaf leaf = leaves.get(i);
                Hash hash = Objects.requireNonNull(entries.get(leaf.position));
                long index = i;
                long signedIn =
                        sizes.stream().filter(size -> size > index).findFirst().orElseThrow();
                leaves.set(i, new Leaf(i, leaf.position, signedIn, hash));
                frontier.add(hash);
                if (sizes.contains(i + 1L)) {
                    forged.put(
                            i + 1L,
                            key.sign(
                                    SampleLog.ORIGIN,
                                    new Checkpoint(SampleLog.ORIGIN, i + 1L, frontier.root()).text()));
                }
            }
            checkpoints.clear();
            checkpoints.putAll(forged);
        }
    }

    private record Leaf(long index, long position, long signedIn, Hash stored) {}

    /** Each does its harm and tells the index that has to be named: of the bad entry, or of the batch in which only a signature shows it. */
    enum Harm {
        CHANGE_ENTRY {
            @Override
            long doTo(Copy copy, Random random) {
                int index = random.nextInt(copy.leaves.size());
                copy.entries.put(copy.leaves.get(index).position, randomHash(random));
                return index;
            }
        },
        REMOVE_ENTRY_AS_IF_ITS_PERIOD_HAD_ENDED {
            @Override
            long doTo(Copy copy, Random random) {
                int index = random.nextInt(copy.leaves.size());
                copy.removed.put(copy.leaves.get(index).position, "nowhere told");
                return index;
            }
        },
        REMOVE_ENTRY {
            @Override
            long doTo(Copy copy, Random random) {
                int index = random.nextInt(copy.leaves.size());
                copy.entries.remove(copy.leaves.get(index).position);
                return index;
            }
        },
        REMOVE_ENTRY_AND_LEAF {
            @Override
            long doTo(Copy copy, Random random) {
                int index = random.nextInt(copy.leaves.size() - 1);
                copy.entries.remove(copy.leaves.remove(index).position);
                return index;
            }
        },
        INSERT_ENTRY {
            @Override
            long doTo(Copy copy, Random random) {
                copy.entries.put(1L, randomHash(random));
                copy.strays.add(1L);
                return copy.leaves.size();
            }
        },
        INSERT_ENTRY_AND_LEAF {
            @Override
            long doTo(Copy copy, Random random) {
                int index = random.nextInt(copy.leaves.size());
                Leaf old = copy.leaves.get(index);
                Hash hash = randomHash(random);
                copy.entries.put(1L, hash);
                copy.leaves.add(index, new Leaf(index, 1L, old.signedIn, hash));
                for (int i = index + 1; i < copy.leaves.size(); i++) {
                    Leaf leaf = copy.leaves.get(i);
                    copy.leaves.set(i, new Leaf(i, leaf.position, leaf.signedIn, leaf.stored));
                }
                return batchOf(copy, index);
            }
        },
        REORDER_ENTRIES {
            @Override
            long doTo(Copy copy, Random random) {
                int index = random.nextInt(copy.leaves.size() - 1);
                int other = index + 1 + random.nextInt(copy.leaves.size() - index - 1);
                Leaf one = copy.leaves.get(index);
                Leaf two = copy.leaves.get(other);
                copy.leaves.set(index, new Leaf(index, two.position, one.signedIn, two.stored));
                copy.leaves.set(other, new Leaf(other, one.position, two.signedIn, one.stored));
                return batchOf(copy, index);
            }
        },
        TRUNCATE_LOG {
            @Override
            long doTo(Copy copy, Random random) {
                int size = random.nextInt(copy.leaves.size());
                copy.leaves.subList(size, copy.leaves.size()).clear();
                return size;
            }
        },
        REWIND_LOG_AND_CHECKPOINTS {
            @Override
            long doTo(Copy copy, Random random) {
                copy.remembered.add(Checkpoint.of(copy.checkpoints.lastEntry().getValue()));
                List<Long> sizes = new ArrayList<>(copy.checkpoints.keySet());
                long size = sizes.get(random.nextInt(sizes.size() - 1));
                copy.leaves.subList((int) size, copy.leaves.size()).clear();
                copy.checkpoints.tailMap(size, false).clear();
                return size;
            }
        },
        CHANGE_CHECKPOINT {
            @Override
            long doTo(Copy copy, Random random) {
                long size = anySize(copy, random);
                SignedNote note = Objects.requireNonNull(copy.checkpoints.get(size));
                Checkpoint other = new Checkpoint(SampleLog.ORIGIN, size, randomHash(random));
                copy.checkpoints.put(size, new SignedNote(other.text(), note.signatures()));
                return before(copy, size);
            }
        },
        REMOVE_CHECKPOINT {
            @Override
            long doTo(Copy copy, Random random) {
                long size = anySize(copy, random);
                long begin = before(copy, size);
                copy.checkpoints.remove(size);
                return begin;
            }
        },
        MOVE_CHECKPOINT {
            @Override
            long doTo(Copy copy, Random random) {
                long size = anySize(copy, random);
                long begin = before(copy, size);
                copy.checkpoints.put(size - 1, Objects.requireNonNull(copy.checkpoints.remove(size)));
                return begin;
            }
        },
        SIGN_CHECKPOINT_BY_ANOTHER_KEY {
            @Override
            long doTo(Copy copy, Random random) {
                long size = anySize(copy, random);
                String text = Objects.requireNonNull(copy.checkpoints.get(size)).text();
                copy.checkpoints.put(size, FORGER.sign(SampleLog.ORIGIN, text));
                copy.keys.add(FORGER.verifier(SampleLog.ORIGIN));
                return before(copy, size);
            }
        },
        REMOVE_KEY {
            @Override
            long doTo(Copy copy, Random random) {
                copy.keys.clear();
                return copy.leaves.size();
            }
        },
        REPLACE_KEY {
            @Override
            long doTo(Copy copy, Random random) {
                copy.keys.set(0, FORGER.verifier(SampleLog.ORIGIN));
                return copy.leaves.size();
            }
        },
        REWRITE_ALL_UNDER_A_FORGED_KEY {
            @Override
            long doTo(Copy copy, Random random) {
                CHANGE_ENTRY.doTo(copy, random);
                copy.makeGood(FORGER);
                return 0;
            }
        },
        REWRITE_ALL_UNDER_THE_LOGS_KEY {
            @Override
            long doTo(Copy copy, Random random) {
                // Even the keeper of the log's key is found out by a head that a witness remembers.
                copy.remembered.add(Checkpoint.of(copy.checkpoints.lastEntry().getValue()));
                switch (random.nextInt(3)) {
                    case 0 -> CHANGE_ENTRY.doTo(copy, random);
                    case 1 -> REORDER_ENTRIES.doTo(copy, random);
                    default -> INSERT_ENTRY_AND_LEAF.doTo(copy, random);
                }
                copy.makeGood(SampleLog.keeper());
                return 0;
            }
        };

        abstract long doTo(Copy copy, Random random);

        /** Where the batch begins that the entry was signed in. */
        private static long batchOf(Copy copy, int index) {
            Long floor = copy.checkpoints.floorKey((long) index);
            return floor == null ? 0 : floor;
        }

        private static long anySize(Copy copy, Random random) {
            List<Long> sizes = new ArrayList<>(copy.checkpoints.keySet());
            return sizes.get(random.nextInt(sizes.size()));
        }

        private static long before(Copy copy, long size) {
            Long lower = copy.checkpoints.lowerKey(size);
            return lower == null ? 0 : lower;
        }

        private static Hash randomHash(Random random) {
            byte[] bytes = new byte[Hash.LENGTH];
            random.nextBytes(bytes);
            return Hash.from(bytes);
        }
    }

    private static final SigningKey FORGER = SigningKey.parse(AuditKey.random());

    @ParameterizedTest
    @EnumSource
    void findsEveryHarmAndNamesWhereItBegins(Harm harm) {
        Random random = new Random(harm.name().hashCode());
        List<String> missed = new ArrayList<>();
        SampleLog log = new SampleLog();
        for (int time = 0; time < TIMES; time++) {
            if (time % 100 == 0) {
                log = sample(random);
            }
            Copy copy = new Copy(log);
            long bad = harm.doTo(copy, random);
            LogFault found = copy.review().orElse(null);
            if (found == null || found.index() != bad) {
                missed.add(time + ": harm at " + bad + ", found " + found);
            }
        }
        assertThat(missed).isEmpty();
    }

    private enum Forgery {
        REWIND,
        REWRITE,
        REWIND_AND_GROW;

        /** A log in which everything fits, under the log's own key, and which is another than that one. */
        SampleLog of(SampleLog log, Random random) {
            int kept = 1 + random.nextInt(log.size() - 1);
            List<String> entries = new ArrayList<>(log.entries.subList(0, kept));
            int size =
                    switch (this) {
                        case REWIND -> kept;
                        case REWRITE -> log.size();
                        case REWIND_AND_GROW -> log.size() + 1 + random.nextInt(10);
                    };
            while (entries.size() < size) {
                entries.add("entry " + random.nextLong());
            }
            return new SampleLog().with(entries);
        }
    }

    /** Whoever has the database and the log's key leaves nothing there that tells; a witness on another machine remembers. */
    @ParameterizedTest
    @EnumSource
    void onlyAWitnessFindsWhatTheLogsKeeperMadeGoodAgain(Forgery forgery, @TempDir Path folder) throws IOException {
        Random random = new Random(forgery.name().hashCode());
        List<String> missed = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            Path memory = Files.createDirectory(folder.resolve("round-" + round));
            try (Witness witness =
                    new Witness(WitnessKey.keptIn(memory, "witness.example/th"), memory, Clock.systemUTC())) {
                witness.trust(SampleLog.ORIGIN, Key.parse(SampleLog.key().toString(), "key"));
                SampleLog log = sample(random);
                assertThat(shown(witness, 0, log)).isEqualTo(200);
                for (int time = 0; time < TIMES / 20; time++) {
                    SampleLog forged = forgery.of(log, random);
                    assertThat(new Copy(forged).review()).isEmpty();
                    int old = List.of(0, forged.size(), log.size()).get(random.nextInt(3));
                    if (shown(witness, old, forged) == 200) {
                        missed.add(round + "." + time + ": cosigned from " + old);
                    }
                }
                int seen = log.size();
                assertThat(witness.findLast(SampleLog.ORIGIN).orElseThrow().text())
                        .isEqualTo(log.head().text());
                assertThat(shown(witness, seen, log.with(List.of("one more"))))
                        .as("the log itself, grown")
                        .isEqualTo(200);
            }
        }
        assertThat(missed).isEmpty();
    }

    /** With the proof that the log has from that size. */
    private static int shown(Witness witness, int old, SampleLog log) throws IOException {
        List<Hash> proof = old > 0 && old < log.size() ? log.consistency(old) : List.of();
        return witness.addCheckpoint("old " + old + "\n" + Hash.lines(proof) + "\n" + log.head())
                .status();
    }

    @Test
    void findsNothingInAThousandLogsThatNobodyTouched() {
        Random random = new Random(1);
        List<LogFault> alarms = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            Copy copy = new Copy(sample(random));
            if (random.nextBoolean()) {
                copy.remembered.add(Checkpoint.of(copy.checkpoints.firstEntry().getValue()));
            }
            copy.review().ifPresent(alarms::add);
        }
        assertThat(alarms).isEmpty();
    }

    private static SampleLog sample(Random random) {
        SampleLog log = new SampleLog();
        int batches = 2 + random.nextInt(3);
        for (int batch = 0; batch < batches; batch++) {
            List<String> entries = new ArrayList<>(Collections.nCopies(2 + random.nextInt(8), "").stream()
                    .map(nothing -> "entry " + random.nextLong())
                    .toList());
            log.with(entries);
        }
        return log;
    }
}
