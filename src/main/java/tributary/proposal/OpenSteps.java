package tributary.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds where a review is: one entry a step, since the seats of a committee are one. A step whose question waits for the enterprise is there still,
 * with its clock stopped, and so is that of an open one whose limit stands still because of another's question.
 */
@Component
class OpenSteps {

    private final ClockReader clocks;

    OpenSteps(ClockReader clocks) {
        this.clocks = clocks;
    }

    /** A step and its clock. */
    record Timed(ReviewStep step, ReviewClock clock) {}

    /** The open ones among these steps, in their order, then those that wait for an answer. */
    List<Timed> among(List<ReviewStep> steps, Collection<SupplementRequest> requests) {
        Map<List<Object>, Timed> open = new LinkedHashMap<>();
        for (ReviewStep step : steps) {
            if (step.isOpen()) {
                open.putIfAbsent(key(step), new Timed(step, clock(step, requests)));
            }
        }
        for (SupplementRequest request : requests) {
            if (request.isOpen()) {
                steps.stream()
                        .filter(step -> !step.isOpen() && isAbout(request, step))
                        .max(Comparator.comparing(ReviewStep::openedAt))
                        .ifPresent(step -> open.putIfAbsent(key(step), new Timed(step, clocks.stopped(step))));
            }
        }
        return new ArrayList<>(open.values());
    }

    private ReviewClock clock(ReviewStep step, Collection<SupplementRequest> requests) {
        return findStop(step, requests)
                .filter(since -> step.isWithoutItsDay())
                .map(since -> clocks.standing(step, since))
                .orElseGet(() -> clocks.running(step));
    }

    /**
     * Since when questions keep the step's review from going on, one after the other or beside each other; not before the step opened, and empty where none
     * waits.
     */
    private static Optional<Instant> findStop(ReviewStep step, Collection<SupplementRequest> requests) {
        List<SupplementRequest> latestFirst = requests.stream()
                .filter(request -> request.isAboutReview(step.member(), step.role()))
                .sorted(Comparator.comparing(SupplementRequest::askedAt).reversed())
                .toList();
        @Nullable Instant since = null;
        for (SupplementRequest request : latestFirst) {
            Instant end = request.endedAt();
            if (end == null || (since != null && !end.isBefore(since))) {
                since = request.askedAt();
            }
        }
        return Optional.ofNullable(since).map(stop -> stop.isBefore(step.openedAt()) ? step.openedAt() : stop);
    }

    private static boolean isAbout(SupplementRequest request, ReviewStep step) {
        return request.member().equals(step.member())
                && request.role().equals(step.role())
                && request.step().equals(step.step())
                && Objects.equals(request.subject(), step.subject());
    }

    /** What is the same for the seats of a committee. */
    static List<Object> key(ReviewStep step) {
        return List.of(step.member(), step.role(), step.step(), String.valueOf(step.subject()));
    }
}
