package tributary.audit.log;

import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tributary.audit.log.Subtree.Node;

/**
 * Compares a log, told leaf by leaf, with what was signed of it and with what others remember, and keeps the first thing that is wrong. Holds the
 * tree's right edge, two checkpoints and the kept subtrees, however long the log is.
 */
final class LogReview {

    private static final String UNSIGNED = "the checkpoint bears no signature of a key of this log";

    private final String origin;
    private final List<VerifierKey> trusted;
    private final Set<VerifierKey> introduced;
    private final Iterator<Head> heads;
    private final TreeMap<Long, Checkpoint> remembered = new TreeMap<>();
    private final Set<VerifierKey> introducedSoon = new HashSet<>();
    private final Frontier frontier = new Frontier(0, Map.of());
    private final Map<Node, Hash> subtrees = new TreeMap<>(
            Comparator.comparing((Node node) -> node.index() << node.level()).thenComparing(Node::level));
    private final Map<String, Removal> removals = new LinkedHashMap<>();
    private final Map<String, String> declared = new HashMap<>();
    private ErasedValues.@Nullable Sum erased;
    private long before;
    private @Nullable Head next;
    private @Nullable LogFault ofLastHead;
    private @Nullable LogFault first;

    /**
     * What the log's keeper signed.
     *
     * @param size that it stands under
     * @param root the root hash that stands beside it
     * @param note which may say something else of both
     */
    record Head(long size, Hash root, String note) {}

    /**
     * Begins a review.
     *
     * @param trusted keys that sign now, known from elsewhere than the log
     * @param introduced keys that entries of the log introduce, which today's keys sign to its end: anywhere in it, since a new key may sign before
     *     the entry that introduces it has come in
     * @param heads in the order of their sizes
     * @param remembered heads that witnesses saw
     */
    LogReview(
            String origin,
            List<VerifierKey> trusted,
            Set<VerifierKey> introduced,
            Iterator<Head> heads,
            List<Checkpoint> remembered) {
        this.origin = origin;
        this.trusted = List.copyOf(trusted);
        this.introduced = Set.copyOf(introduced);
        this.heads = heads;
        remembered.forEach(head -> this.remembered.put(head.size(), head));
        this.next = heads.hasNext() ? heads.next() : null;
    }

    /**
     * The next leaf as it stands.
     *
     * @param index that it bears
     * @param signedIn size of the checkpoint that was signed when it came in
     * @param stored the hash that it bears
     * @param actual hash of its entry; null when there is no such entry
     */
    void leaf(long index, long position, long signedIn, Hash stored, @Nullable Hash actual) {
        if (first != null) {
            return;
        }
        long size = frontier.size();
        passHeads(size);
        if (index != size) {
            fault(size, null, "entry %d of the log is missing, or stands twice".formatted(size));
        } else if (actual == null) {
            fault(index, position, "the entry was removed");
        } else if (!actual.equals(stored)) {
            fault(index, position, "the entry was changed");
        } else if (next == null || next.size() != signedIn) {
            fault(
                    index,
                    position,
                    "the checkpoint of %d entries, in which the entry was signed, is missing, or one was put before it"
                            .formatted(signedIn));
        } else {
            frontier.add(stored).forEach((node, hash) -> {
                if (node.level() >= LogTree.KEPT) {
                    subtrees.put(node, hash);
                }
            });
            compare(size + 1);
        }
    }

    /** The next leaf, in the place of whose entry a tombstone stands, by the removal that it names. */
    void removed(long index, long position, long signedIn, Hash stored, String removal) {
        leaf(index, position, signedIn, stored, stored);
        removals.computeIfAbsent(removal, first -> new Removal(index, position)).add(stored);
    }

    /**
     * The entry just told says that it removed so many entries.
     *
     * @param leaves what {@link Removal} comes to
     */
    void declares(String removal, long entries, String leaves) {
        declared.put(removal, entries + " " + leaves);
    }

    /**
     * The entry just told, or one that is committed and will come into the log, says what all values come to that were erased by order. That of the most
     * says it last: they only grow, while two orders may come into the log in another order than they counted.
     */
    void countsErased(ErasedValues.Sum sum) {
        if (erased == null || sum.number() >= erased.number()) {
            erased = sum;
        }
    }

    /** What the values come to that are kept as erased by order. */
    void erased(ErasedValues.Sum kept) {
        if (!kept.equals(erased == null ? ErasedValues.NOTHING : erased)) {
            fault(
                    frontier.size(),
                    null,
                    "%d personal values are kept as erased by order, and they are not the %d of which the log tells"
                            .formatted(kept.number(), erased == null ? 0 : erased.number()));
        }
    }

    /** A key that an entry introduces which is committed and will come into the log: no checkpoint of the log vouches for it yet. */
    void willIntroduce(VerifierKey key) {
        introducedSoon.add(key);
    }

    /** Like {@link #declares}, of an entry that is committed and will come into the log; what the log itself says goes before it. */
    void willDeclare(String removal, long entries, String leaves) {
        declared.putIfAbsent(removal, entries + " " + leaves);
    }

    /** The entry just told is itself, and something else is wrong with it. */
    void entry(long index, long position, String what) {
        fault(index, position, what);
    }

    /** The subtrees that are kept of the log, on which the next batch and every proof is built. */
    void subtrees(Map<Node, Hash> stored) {
        subtrees.forEach((node, hash) -> {
            if (!Objects.equals(stored.get(node), hash)) {
                long from = node.index() << node.level();
                fault(
                        from,
                        null,
                        "the stored hash of entries %d to %d is not theirs, or missing"
                                .formatted(from, ((node.index() + 1) << node.level()) - 1));
            }
        });
    }

    /** Something is kept as a key of the log and is none. */
    void noKey(String text) {
        fault(frontier.size(), null, "“%s” is kept with the log as a key and is none".formatted(text));
    }

    /** An entry that ought to be in the log by now, by its transaction's number, and is not. */
    void stray(long position) {
        fault(frontier.size(), position, "the entry was inserted past the log");
    }

    /** An entry of the log counted other checkpoints than there are. */
    void miscounted(long index, long position) {
        fault(index, position, "the log had more or fewer checkpoints when this entry counted them");
    }

    /** The whole log was told; these keys are kept with it. */
    Optional<LogFault> end(List<VerifierKey> kept) {
        long size = frontier.size();
        passHeads(size);
        Long rememberedBeyond = remembered.higherKey(size);
        if (next != null) {
            fault(
                    size,
                    null,
                    "the log ends here, but %d entries were signed: the end was cut off".formatted(next.size()));
        } else if (ofLastHead != null) {
            first = first == null || ofLastHead.index() <= first.index() ? ofLastHead : first;
        } else if (rememberedBeyond != null) {
            fault(
                    size,
                    null,
                    "the log ends here, but a witness has seen %d entries: it was wound back"
                            .formatted(rememberedBeyond));
        } else if (size > before) {
            fault(before, null, "nobody has signed the log from here to its end: a checkpoint was removed");
        }
        removals.forEach((id, removal) -> {
            if (!removal.told().equals(declared.get(id))) {
                fault(removal.index, removal.position, "the entry was removed, and the log tells of no such removal");
            }
        });
        if (first == null) {
            checkKeys(kept);
        }
        return Optional.ofNullable(first);
    }

    /** Until the next head is beyond so many entries. */
    private void passHeads(long size) {
        while (next != null && next.size() <= size) {
            before = next.size();
            next = heads.hasNext() ? heads.next() : null;
        }
    }

    private void compare(long size) {
        if (next != null && next.size() == size) {
            compare(size, next);
        }
        Checkpoint seen = remembered.get(size);
        if (seen != null && !seen.rootHash().equals(frontier.root())) {
            Long rememberedBefore = remembered.lowerKey(size);
            fault(
                    rememberedBefore == null ? 0 : rememberedBefore,
                    null,
                    "from here to entry %d the log is not the one that a witness has seen: it was rewritten"
                            .formatted(size - 1));
        }
    }

    private void compare(long size, Head head) {
        String range = "from here to entry %d ".formatted(size - 1);
        try {
            SignedNote note = SignedNote.parse(head.note());
            LogFault unsigned = new LogFault(before, null, range + UNSIGNED);
            Checkpoint signed = Checkpoint.of(note);
            if (!signed.equals(new Checkpoint(origin, size, frontier.root()))) {
                fault(before, null, range + "the log is not the one that was signed");
            } else if (!signed.rootHash().equals(head.root())) {
                fault(before, null, range + "another root hash stands beside the checkpoint than was signed");
            } else if (trusted.stream().anyMatch(key -> key.hasSigned(note))) {
                ofLastHead = null;
            } else if (introduced.stream().anyMatch(key -> key.hasSigned(note))) {
                ofLastHead = unsigned;
            } else {
                first = first == null ? unsigned : first;
            }
        } catch (SignedNote.MalformedNote malformed) {
            fault(before, null, range + "the checkpoint is none: " + malformed.getMessage());
        }
    }

    private void checkKeys(List<VerifierKey> kept) {
        Set<VerifierKey> known = new HashSet<>(introduced);
        for (VerifierKey key : kept) {
            if (!known.remove(key) && !introducedSoon.contains(key)) {
                fault(
                        frontier.size(),
                        null,
                        "the key %s is kept with the log, which never introduced it".formatted(key));
            }
        }
        for (VerifierKey key : known) {
            fault(frontier.size(), null, "the key %s is not kept with the log, which introduced it".formatted(key));
        }
    }

    private void fault(long index, @Nullable Long position, String what) {
        if (first == null) {
            first = new LogFault(index, position, what);
        }
    }

    /** What one removal took: how many entries, and SHA-256 over the hashes of their leaves in the log's order. */
    private static final class Removal {

        private final long index;
        private final long position;
        private final MessageDigest digest = Hash.digest();
        private long entries;

        Removal(long index, long position) {
            this.index = index;
            this.position = position;
        }

        void add(Hash leaf) {
            digest.update(leaf.bytes());
            entries++;
        }

        String told() {
            return entries + " " + Hash.from(digest.digest()).hex();
        }
    }
}
