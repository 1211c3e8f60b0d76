package tributary.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.identity.CurrentUser;

/** What waits in an official's own country, or at the secretariat: the open steps of its part in proposals, whatever that part is. */
@Component
public class OwnSteps {

    private static final Comparator<OwnStep> MOST_URGENT_FIRST = Comparator.comparing(
                    (OwnStep step) -> step.clock().daysLeft(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(OwnStep::openedAt);

    private final ProposalRows proposals;
    private final ReviewRows reviews;
    private final ClockReader clocks;

    OwnSteps(ProposalRows proposals, ReviewRows reviews, ClockReader clocks) {
        this.proposals = proposals;
        this.reviews = reviews;
        this.clocks = clocks;
    }

    /** The open steps of the reader's own tenant in these dossiers, the most urgent first, by the proposals' ids. */
    @Transactional(readOnly = true)
    public Map<UUID, List<OwnStep>> list(List<Dossier> dossiers, CurrentUser reader) {
        List<UUID> ids = dossiers.stream().map(Dossier::id).toList();
        Map<UUID, List<ReviewStep>> steps = reviews.listSteps(ids);
        Map<UUID, List<Milestone>> reminders = reviews.listReminders(ids, reader.tenant());
        Map<UUID, List<SupplementRequest>> requests = proposals.listSupplementRequests(ids);
        Map<UUID, List<OwnStep>> own = new LinkedHashMap<>();
        for (Dossier dossier : dossiers) {
            List<ReviewStep> ofTenant = steps.getOrDefault(dossier.id(), List.of()).stream()
                    .filter(step -> step.member().equals(reader.tenant()))
                    .toList();
            own.put(
                    dossier.id(),
                    open(
                            dossier,
                            requests.getOrDefault(dossier.id(), List.of()),
                            ofTenant,
                            reminders.getOrDefault(dossier.id(), List.of())));
        }
        return own;
    }

    /** One entry a step: the seats of a committee are one, and so is a step whose question waits for the enterprise. */
    private List<OwnStep> open(
            Dossier dossier, List<SupplementRequest> requests, List<ReviewStep> steps, List<Milestone> reminders) {
        Map<List<Object>, OwnStep> open = new LinkedHashMap<>();
        for (ReviewStep step : steps) {
            if (step.isOpen()) {
                open.putIfAbsent(key(step), own(dossier, step, clocks.running(step), reminders));
            }
        }
        for (SupplementRequest request : requests) {
            if (request.isOpen()) {
                steps.stream()
                        .filter(step -> !step.isOpen() && isAbout(request, step))
                        .max(Comparator.comparing(ReviewStep::openedAt))
                        .ifPresent(step ->
                                open.putIfAbsent(key(step), own(dossier, step, clocks.stopped(step), List.of())));
            }
        }
        List<OwnStep> sorted = new ArrayList<>(open.values());
        sorted.sort(MOST_URGENT_FIRST);
        return sorted;
    }

    private static boolean isAbout(SupplementRequest request, ReviewStep step) {
        return request.member().equals(step.member())
                && request.role().equals(step.role())
                && request.step().equals(step.step())
                && Objects.equals(request.subject(), step.subject());
    }

    private static List<Object> key(ReviewStep step) {
        return List.of(step.role(), step.step(), String.valueOf(step.subject()));
    }

    private static OwnStep own(Dossier dossier, ReviewStep step, ReviewClock clock, List<Milestone> reminders) {
        return new OwnStep(
                step.role(),
                step.step(),
                dossier.findStepName(step.member(), step.role(), step.step()).orElse(null),
                step.stage(),
                step.authority(),
                step.openedAt(),
                clock,
                lastReminder(step, reminders));
    }

    private static @Nullable Instant lastReminder(ReviewStep step, List<Milestone> reminders) {
        return reminders.stream()
                .filter(reminder -> step.step().equals(reminder.step())
                        && step.role().equals(reminder.role())
                        && reminder.at().isAfter(step.openedAt()))
                .map(Milestone::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
