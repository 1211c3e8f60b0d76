package tributary.limit;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One tenant's line. Whoever has all the places that one person may have lets those behind pass. */
class Line {

    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Map<String, Integer> working = new HashMap<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final int mostWaiting;
    private final int mostWorkingOfOne;
    private final int mostWaitingOfOne;
    private int free;

    Line(int atOnce, int mostWaiting) {
        this.free = atOnce;
        this.mostWaiting = mostWaiting;
        this.mostWorkingOfOne = (atOnce + 1) / 2;
        this.mostWaitingOfOne = (mostWaiting + 1) / 2;
    }

    /** Compared by identity: one person may wait several times. */
    private static final class Waiting {

        private final String person;
        private final CountDownLatch turn = new CountDownLatch(1);

        private Waiting(String person) {
            this.person = person;
        }
    }

    boolean take(String person) {
        Waiting own = new Waiting(person);
        synchronized (this) {
            if (hasPlaceFor(person)) {
                begin(person);
                return true;
            }
            if (waiting.size() >= mostWaiting || countWaiting(person) >= mostWaitingOfOne) {
                return false;
            }
            waiting.add(own);
        }
        try {
            if (own.turn.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            // Its turn may have come in the same moment.
            return !waiting.remove(own);
        }
    }

    synchronized void giveBack(String person) {
        free++;
        int left = working.getOrDefault(person, 1) - 1;
        if (left == 0) {
            working.remove(person);
        } else {
            working.put(person, left);
        }
        for (Iterator<Waiting> line = waiting.iterator(); free > 0 && line.hasNext(); ) {
            Waiting next = line.next();
            if (hasPlaceFor(next.person)) {
                line.remove();
                begin(next.person);
                next.turn.countDown();
            }
        }
    }

    private boolean hasPlaceFor(String person) {
        return free > 0 && working.getOrDefault(person, 0) < mostWorkingOfOne;
    }

    private void begin(String person) {
        free--;
        working.merge(person, 1, Integer::sum);
    }

    private long countWaiting(String person) {
        return waiting.stream().filter(each -> each.person.equals(person)).count();
    }
}
