package tributary.audit.story;

import java.time.Duration;
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
 * One proposal's time across the countries, a lane each, as a picture: how long each review ran, who held the ball when, what was decided. Across,
 * all measures are hundredths of the width that the picture is given, so that its texts are as large on a phone as on paper; down, they are pixels.
 */
record LaneChart(int height, List<Lane> lanes, List<Tick> ticks) {

    private static final Set<String> MARKED = Set.of(
            "proposal-submitted",
            "review-decided",
            "supplement-requested",
            "supplement-answered",
            "appeal-lodged",
            "appeal-decided",
            "joint-outcome",
            "proposal-withdrawn");
    private static final double NARROWEST = 0.25;
    private static final int TOP = 26;
    private static final int NAME = 22;
    private static final int ROW = 20;
    private static final int GAP = 6;
    private static final int TICKS = 5;

    // In pixels: how wide the picture is on paper and on a phone, and a letter of a label.
    private static final double ON_PAPER = 640;
    private static final double ON_A_PHONE = 330;
    private static final double LETTER = 6.8;

    /** A country's lane, its name at its head; {@code reviews} lie behind the bars. */
    record Lane(String tenant, int y, int height, List<Bar> reviews, List<Bar> bars, List<Mark> marks) {

        /** Where its name stands. */
        public int nameLine() {
            return y + NAME - 7;
        }

        /** Where what happened at once stands. */
        public int markLine() {
            return y + height - 6;
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
            return hasRoomIn(ON_PAPER);
        }

        /** Whether it has room even where the picture is narrow. */
        public boolean hasRoomOnAPhone() {
            return hasRoomIn(ON_A_PHONE);
        }

        private boolean hasRoomIn(double picture) {
            return label.length() * LETTER + 8 < picture * width / 100;
        }
    }

    /** Something that happened at once. */
    record Mark(double x, AuditEntry entry) {}

    /** A line for an instant. */
    record Tick(double x, OffsetDateTime at) {}

    /** From the axis' first line to its last. */
    public Duration span() {
        return Duration.between(ticks.get(0).at(), ticks.get(ticks.size() - 1).at());
    }

    /** Height of the axis' own lines, below its labels. */
    public int top() {
        return TOP;
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
                                        .filter(review -> review.startedAt() != null)
                                        .flatMap(
                                                review -> Stream.of(begin(review), end(end(review, concludedAt), now))))
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
                    y + NAME,
                    now);
            int height = bars.stream().mapToInt(bar -> bar.y + ROW).max().orElse(y + NAME) - y + GAP;
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
        return new LaneChart(y, lanes, scale.ticks());
    }

    private static OffsetDateTime begin(Dossier.Review review) {
        return Objects.requireNonNull(review.startedAt()).atOffset(ZoneOffset.UTC);
    }

    /** When it was decided or its country left, or the proposal was concluded without it; null while it runs. */
    private static @Nullable OffsetDateTime end(Dossier.Review review, @Nullable Instant concludedAt) {
        Instant end = review.decidedAt() == null ? concludedAt : review.decidedAt();
        return end == null ? null : end.atOffset(ZoneOffset.UTC);
    }

    /** Its height is the lane's. */
    private static Optional<Bar> behind(Dossier.Review review, @Nullable OffsetDateTime to, Scale scale, Instant now) {
        if (review.startedAt() == null) {
            return Optional.empty();
        }
        OffsetDateTime from = begin(review);
        return Optional.of(
                new Bar(scale.x(from), 0, scale.width(from, end(to, now)), 0, review.role(), false, from, to));
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
            double width = scale.width(held.from(), end(held.to(), now));
            int row = 0;
            while (row < rows.size() && rows.get(row) > x) {
                row++;
            }
            if (row == rows.size()) {
                rows.add(0.0);
            }
            rows.set(row, x + width);
            bars.add(new Bar(
                    x, top + row * ROW, width, ROW - 4, held.label(), held.isEnterprise(), held.from(), held.to()));
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
            return rounded(100.0 * (millis(instant) - from) / (to - from));
        }

        /** What is shorter than can be seen is widened. */
        double width(OffsetDateTime begin, OffsetDateTime end) {
            return Math.max(NARROWEST, rounded(x(end) - x(begin)));
        }

        private static double rounded(double share) {
            return Math.round(share * 100) / 100.0;
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
