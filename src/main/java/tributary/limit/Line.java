package tributary.limit;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's line. Whose last turn was longest ago is next, so that nobody stands behind all that another one sends; whoever has all the places that
 * one person may have lets others pass.
 */
class Line {

    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Map<String, Integer> working = new HashMap<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final int mostWaiting;
    private final int mostWorkingOfOne;
    private final int mostWaitingOfOne;
    /** Number of the last turn of each person, while anybody waits. */
    private final Map<String, Long> lastTurns = new HashMap<>();

    private long turns;
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
        for (Waiting next = findNext(); next != null; next = findNext()) {
            waiting.remove(next);
            begin(next.person);
            next.turn.countDown();
        }
        if (waiting.isEmpty()) {
            lastTurns.clear();
        }
    }

    private @Nullable Waiting findNext() {
        return waiting.stream()
                .filter(each -> hasPlaceFor(each.person))
                .min(Comparator.comparing(each -> lastTurns.getOrDefault(each.person, 0L)))
                .orElse(null);
    }

    private boolean hasPlaceFor(String person) {
        return free > 0 && working.getOrDefault(person, 0) < mostWorkingOfOne;
    }

    private void begin(String person) {
        free--;
        working.merge(person, 1, Integer::sum);
        turns++;
        lastTurns.put(person, turns);
    }

    private long countWaiting(String person) {
        return waiting.stream().filter(each -> each.person.equals(person)).count();
    }
}
