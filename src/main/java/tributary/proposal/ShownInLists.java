package tributary.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tributary.identity.CurrentUser;

/** Remembers what lists have shown to whom today. What is forgotten, by a restart or for want of room, is only told once more. */
@Component
class ShownInLists {

    private static final int ROOM = 100_000;

    private final Clock clock;
    private final Set<Row> shown = new HashSet<>();
    private LocalDate day = LocalDate.MIN;

    ShownInLists(Clock clock) {
        this.clock = clock;
    }

    /** Whether this person sees this revision in a list for the first time today. */
    synchronized boolean isNew(Proposal proposal, CurrentUser reader) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day) || shown.size() >= ROOM) {
            shown.clear();
            day = today;
        }
        return shown.add(new Row(reader.engineUserId(), proposal.id(), proposal.revision()));
    }

    private record Row(String reader, UUID proposal, int revision) {}
}
