package tributary.audit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail.Draft;

class WaitingEntriesTests {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final List<String> written = new ArrayList<>();
    private boolean isDown;
    private final WaitingEntries entries =
            new WaitingEntries(3, 2, this::take, (event, actor) -> new Draft(NOW, actor, event));

    @Test
    void writesInTheOrderOfComing() {
        List.of("one", "two", "three").forEach(this::add);
        entries.write();

        assertThat(written).containsExactly("la one", "la two", "la three");
    }

    @Test
    void triesFirstWhatTheDatabaseDidNotTake() {
        List.of("one", "two", "three").forEach(this::add);
        isDown = true;
        assertThatIllegalStateException().isThrownBy(entries::write);
        add("four");
        assertThatIllegalStateException().isThrownBy(entries::write);
        isDown = false;
        entries.write();

        assertThat(written).containsExactly("la one", "la two", "la three", "la four");
    }

    @Test
    void tellsHowManyFoundNoRoomAndHoldsNobodyUp() {
        List.of("one", "two", "three").forEach(this::add);
        isDown = true;
        add("four");
        add("five");
        assertThatIllegalStateException().isThrownBy(entries::write);
        add("six");
        isDown = false;
        entries.write();

        assertThat(written).containsExactly("la one", "la two", "la entries-lost 2", "la three", "la six");
    }

    @Test
    void takesAnEntryOfAThreadThatIsToStop() {
        Thread.currentThread().interrupt();
        add("one");
        assertThat(Thread.interrupted()).isTrue();
        entries.write();

        assertThat(written).containsExactly("la one");
    }

    private void add(String type) {
        entries.add(new Draft(NOW, null, AuditEvent.of("la", type, null, Map.of())));
    }

    private void take(List<Draft> batch) {
        if (isDown) {
            throw new IllegalStateException("The database is down.");
        }
        batch.forEach(draft -> written.add(describe(draft.event())));
    }

    private static String describe(AuditEvent event) {
        Object times = event.detail().get("times");
        return event.tenant() + " " + event.type() + (times == null ? "" : " " + times);
    }
}
