package tributary.limit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns by tenant: so many at the same time, the others after those whose last turn was longer ago. One person has at most half of the places and of
 * the queue, so that nobody shuts their own country out.
 */
class Turns {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final int atOnce;
    private final int waiting;

    Turns(int atOnce, int waiting) {
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    /**
     * Takes a turn, when need be after those before.
     *
     * @return gives the turn back, once however often it is run; empty when too many wait, or too many of this person's
     */
    Optional<Runnable> take(String tenant, String person) {
        Line line = lines.computeIfAbsent(tenant, any -> new Line(atOnce, waiting));
        if (!line.take(person)) {
            return Optional.empty();
        }
        AtomicBoolean isGivenBack = new AtomicBoolean();
        return Optional.of(() -> {
            if (isGivenBack.compareAndSet(false, true)) {
                line.giveBack(person);
            }
        });
    }
}
