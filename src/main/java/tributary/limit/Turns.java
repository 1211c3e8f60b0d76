package tributary.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Turns by tenant: so many at the same time, the others in the order in which they came. */
class Turns {

    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final int atOnce;
    private final int waiting;

    Turns(int atOnce, int waiting) {
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    /** Takes a turn, when need be after those before; false when too many wait. */
    boolean take(String tenant) {
        Semaphore own = of(tenant);
        if (own.tryAcquire()) {
            return true;
        }
        try {
            return own.getQueueLength() < waiting && own.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack(String tenant) {
        of(tenant).release();
    }

    private Semaphore of(String tenant) {
        return places.computeIfAbsent(tenant, any -> new Semaphore(atOnce, true));
    }
}
