package tributary.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns by tenant: so many at the same time, the others in the order in which they came. One person has at most half of the places and a quarter of
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

    /** Takes a turn, when need be after those before; false when too many wait, or too many of this person's. */
    boolean take(String tenant, String person) {
        return of(tenant).take(person);
    }

    void giveBack(String tenant, String person) {
        of(tenant).giveBack(person);
    }

    private Line of(String tenant) {
        return lines.computeIfAbsent(tenant, any -> new Line(atOnce, waiting));
    }
}
