package tributary.audit.watch;

import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent;
import tributary.identity.CurrentUser;

/**
 * Those who are signed in and were refused something. The first refusal is told at once; the like of it are counted until the minute is over, and are
 * one entry then. So is, whatever it was, what one person was refused of more than a few things in a minute: an address is what somebody chose to ask.
 */
@Component
class Refusals {

    private static final int MOST_A_PERSON = 20;
    private static final String ANYTHING = "/*";

    private final Map<Refusal, Integer> again = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();
    private final LateEntries entries;

    Refusals(LateEntries entries) {
        this.entries = entries;
    }

    /** Somebody was refused what is at that address. */
    synchronized void add(CurrentUser person, String method, String path, String outcome) {
        Refusal refusal = new Refusal(person.tenant(), person.engineUserId(), method, path, outcome);
        if (again.containsKey(refusal)) {
            again.merge(refusal, 1, Integer::sum);
        } else if (told.merge(refusal.person(), 1, Integer::sum) <= MOST_A_PERSON) {
            again.put(refusal, 0);
            entries.add(event(refusal, 1), refusal.person());
        } else {
            again.merge(new Refusal(refusal.tenant(), refusal.person(), "", ANYTHING, outcome), 1, Integer::sum);
        }
    }

    /** Into the log, and at the latest before its last writing; what finds no room there stays and is counted on. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @PreDestroy
    synchronized void tell() {
        again.entrySet()
                .removeIf(known -> known.getValue() == 0
                        || entries.offer(
                                event(known.getKey(), known.getValue()),
                                known.getKey().person()));
        told.clear();
    }

    private static AuditEvent event(Refusal refusal, int times) {
        Map<String, Object> detail = times == 1
                ? Map.of("method", refusal.method(), "path", refusal.path())
                : Map.of("method", refusal.method(), "path", refusal.path(), "times", times);
        return AuditEvent.of(refusal.tenant(), "access-refused", null, detail).decided(null, null, refusal.outcome());
    }

    private record Refusal(String tenant, String person, String method, String path, String outcome) {}
}
