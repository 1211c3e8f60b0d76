package tributary.audit.story;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.audit.AuditEntry;
import tributary.proposal.Dossier;

/**
 * One proposal's time across the countries, a lane each, as a picture: how long each review ran, who held the ball when, what was decided. All
 * measures are in the picture's own units.
 */
record LaneChart(int width, int height, List<Lane> lanes, List<Tick> ticks) {

    private static final Set<String> MARKED = Set.of(
            "proposal-submitted",
            "review-decided",
            "supplement-requested",
            "supplement-answered",
            "appeal-lodged",
            "appeal-decided",
            "joint-outcome",
            "proposal-withdrawn");
    private static final int WIDTH = 960;
    private static final int LEFT = 150;
    private static final int RIGHT = 20;
    private static final int TOP = 34;
    private static final int ROW = 18;
    private static final int GAP = 12;
    private static final int TICKS = 5;

    /** A country's lane; {@code reviews} lie behind the bars. */
    record Lane(String tenant, int y, int height, List<Bar> reviews, List<Bar> bars, List<Mark> marks) {

        /** Where the lane's name stands. */
        public int middle() {
            return y + height / 2;
        }
    }

    /** A time for which something lasted. */
    record Bar(
            double x,
            int y,
            double width,
            int height,
            String label,
            boolean isEnterprise,
            OffsetDateTime from,
            @Nullable OffsetDateTime to) {

        /** Whether its name has room in it. */
        public boolean hasRoom() {
            return label.length() * 6.2 + 8 < width;
        }
    }

    /** Something that happened at once. */
    record Mark(double x, AuditEntry entry) {}

    /** A line for an instant. */
    record Tick(double x, OffsetDateTime at) {}

    /** Height of the axis' own lines, below its labels. */
    public int top() {
        return TOP;
    }

    /** Where the lanes begin, behind their names. */
    public int left() {
        return LEFT;
    }

    /**
     * The chart.
     *
     * @param concludedAt when reviews ended that nobody decided; null while they may be decided yet
     */
    static LaneChart of(
            List<String> tenants,
            List<Dossier.Review> reviews,
            List<Holding> holdings,
            List<AuditEntry> entries,
            @Nullable Instant concludedAt,
            Instant now) {
        List<AuditEntry> marked =
                entries.stream().filter(entry -> MARKED.contains(entry.type())).toList();
        Scale scale = Scale.over(
                Stream.concat(
                                Stream.concat(
                                        marked.stream().map(AuditEntry::at),
                                        holdings.stream().flatMap(held -> Stream.of(held.from(), end(held.to(), now)))),
                                reviews.stream()
                                        .flatMap(review -> Stream.of(review.startedAt(), review.decidedAt()))
                                        .filter(Objects::nonNull)
                                        .map(instant ->
                                                Objects.requireNonNull(instant).atOffset(ZoneOffset.UTC)))
                        .toList(),
                now);
        List<Lane> lanes = new ArrayList<>();
        int y = TOP + GAP;
        for (String tenant : tenants) {
            List<Bar> bars = bars(
                    holdings.stream()
                            .filter(held -> held.tenant().equals(tenant))
                            .toList(),
                    scale,
                    y,
                    now);
            int rows = bars.stream().mapToInt(Bar::y).max().orElse(y) - y;
            int height = rows + ROW;
            lanes.add(new Lane(
                    tenant,
                    y,
                    height,
                    reviews.stream()
                            .filter(review -> review.member().equals(tenant))
                            .flatMap(review -> behind(review, end(review, concludedAt), scale, now).stream())
                            .toList(),
                    bars,
                    marked.stream()
                            .filter(entry -> entry.tenant().equals(tenant))
                            .map(entry -> new Mark(scale.x(entry.at()), entry))
                            .toList()));
            y += height + GAP;
        }
        return new LaneChart(WIDTH, y, lanes, scale.ticks());
    }

    /** When it was decided, or the proposal was concluded without it; null while it runs. */
    private static @Nullable OffsetDateTime end(Dossier.Review review, @Nullable Instant concludedAt) {
        Instant end = review.decidedAt() == null ? concludedAt : review.decidedAt();
        return end == null ? null : end.atOffset(ZoneOffset.UTC);
    }

    /** Its height is the lane's. */
    private static Optional<Bar> behind(Dossier.Review review, @Nullable OffsetDateTime to, Scale scale, Instant now) {
        if (review.startedAt() == null) {
            return Optional.empty();
        }
        OffsetDateTime from = review.startedAt().atOffset(ZoneOffset.UTC);
        double width = Math.max(2, scale.x(end(to, now)) - scale.x(from));
        return Optional.of(new Bar(scale.x(from), 0, width, 0, review.role(), false, from, to));
    }

    private static OffsetDateTime end(@Nullable OffsetDateTime to, Instant now) {
        return to == null ? now.atOffset(ZoneOffset.UTC) : to;
    }

    /** Bars that overlap stand in rows of their own. */
    private static List<Bar> bars(List<Holding> holdings, Scale scale, int top, Instant now) {
        List<Double> rows = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (Holding held : holdings) {
            double x = scale.x(held.from());
            double width = Math.max(2, scale.x(end(held.to(), now)) - x);
            int row = 0;
            while (row < rows.size() && rows.get(row) > x) {
                row++;
            }
            if (row == rows.size()) {
                rows.add(0.0);
            }
            rows.set(row, x + width);
            bars.add(new Bar(
                    x, top + row * ROW, width, ROW - 3, held.label(), held.isEnterprise(), held.from(), held.to()));
        }
        return bars;
    }

    /** From instants to places. */
    private record Scale(long from, long to) {

        static Scale over(List<OffsetDateTime> instants, Instant now) {
            long from = instants.stream().mapToLong(Scale::millis).min().orElse(now.toEpochMilli());
            long to = instants.stream().mapToLong(Scale::millis).max().orElse(now.toEpochMilli());
            return new Scale(from, Math.max(to, from + 1));
        }

        private static long millis(OffsetDateTime instant) {
            return instant.toInstant().toEpochMilli();
        }

        double x(OffsetDateTime instant) {
            double share = (millis(instant) - from) / (double) (to - from);
            return Math.round((LEFT + share * (WIDTH - LEFT - RIGHT)) * 10) / 10.0;
        }

        List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            for (int i = 0; i < TICKS; i++) {
                OffsetDateTime at = Instant.ofEpochMilli(from + (to - from) * i / (TICKS - 1))
                        .atOffset(ZoneOffset.UTC);
                ticks.add(new Tick(x(at), at));
            }
            return ticks;
        }
    }
}
