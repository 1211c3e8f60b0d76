package tributary.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read a log. Entries are read in the order of their positions, but a transaction may commit behind higher positions than its
 * own. So reading goes in rounds: each reads what was committed when it began, but for what the round before read.
 *
 * @param position the last one that was read in this round
 * @param round what this round reads; null while it did not begin
 * @param before what was read in the rounds before; null in the first
 */
public record LogCursor(
        long position, @Nullable Snapshot round, @Nullable Snapshot before) {

    /** Nothing was read yet. */
    public static final LogCursor START = new LogCursor(0, null, null);

    private static final String SEPARATOR = "~";
    private static final int LONGEST = 4_000;

    /** Reads what {@link #toString} wrote; a number alone begins behind that position. */
    public static Optional<LogCursor> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length > 3 || !parts[0].matches("-?[0-9]{1,18}")) {
            return Optional.empty();
        }
        long position = Long.parseLong(parts[0]);
        Snapshot round = parts.length > 1 ? Snapshot.parse(parts[1]).orElse(null) : null;
        Snapshot before = parts.length > 2 ? Snapshot.parse(parts[2]).orElse(null) : null;
        boolean isWhole = (round != null || parts.length < 2) && (before != null || parts.length < 3);
        return isWhole ? Optional.of(new LogCursor(position, round, before)) : Optional.empty();
    }

    /** Behind that entry in the round that these transactions make. */
    LogCursor at(long last, Snapshot transactions) {
        return new LogCursor(last, round == null ? transactions : round, before);
    }

    @Override
    public String toString() {
        return position + (round == null ? "" : SEPARATOR + round) + (before == null ? "" : SEPARATOR + before);
    }

    /**
     * Which transactions had ended at an instant: PostgreSQL's {@code pg_snapshot}.
     *
     * @param first the lowest one that was open
     * @param next one past the highest that had ended: it and those above had not ended, begun or not
     * @param open those between that were open
     */
    public record Snapshot(long first, long next, List<Long> open) {

        public Snapshot {
            open = List.copyOf(open);
        }

        /** As the database writes it. */
        static Snapshot of(String text) {
            return parse(text).orElseThrow(() -> new IllegalStateException("No snapshot: " + text));
        }

        static Optional<Snapshot> parse(String text) {
            String[] parts = text.split(":", -1);
            if (parts.length != 3 || !text.matches("[0-9]{1,18}:[0-9]{1,18}:([0-9]{1,18}(,[0-9]{1,18})*)?")) {
                return Optional.empty();
            }
            List<Long> open = parts[2].isEmpty()
                    ? List.of()
                    : List.of(parts[2].split(",")).stream().map(Long::valueOf).toList();
            Snapshot read = new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), open);
            return read.isOrdered() ? Optional.of(read) : Optional.empty();
        }

        /** As the database demands. */
        private boolean isOrdered() {
            long last = first - 1;
            for (long transaction : open) {
                if (transaction <= last || transaction >= next) {
                    return false;
                }
                last = transaction;
            }
            return first >= 1 && next >= first;
        }

        @Override
        public String toString() {
            return first + ":" + next + ":"
                    + String.join(",", open.stream().map(String::valueOf).toList());
        }
    }
}
