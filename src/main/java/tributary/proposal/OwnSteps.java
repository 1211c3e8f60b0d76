package tributary.proposal;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final OpenSteps steps;

    OwnSteps(ProposalRows proposals, ReviewRows reviews, OpenSteps steps) {
        this.proposals = proposals;
        this.reviews = reviews;
        this.steps = steps;
    }

    /** The open steps of the reader's own tenant in these dossiers, the most urgent first, by the proposals' ids. */
    @Transactional(readOnly = true)
    public Map<UUID, List<OwnStep>> list(List<Dossier> dossiers, CurrentUser reader) {
        List<UUID> ids = dossiers.stream().map(Dossier::id).toList();
        Map<UUID, List<ReviewStep>> taken = reviews.listSteps(ids);
        Map<UUID, List<Milestone>> reminders = reviews.listReminders(ids, reader.tenant());
        Map<UUID, List<SupplementRequest>> requests = proposals.listSupplementRequests(ids);
        Map<UUID, List<OwnStep>> own = new LinkedHashMap<>();
        for (Dossier dossier : dossiers) {
            List<ReviewStep> ofTenant = taken.getOrDefault(dossier.id(), List.of()).stream()
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

    /** The same of one. */
    @Transactional(readOnly = true)
    public List<OwnStep> list(Dossier dossier, CurrentUser reader) {
        return list(List.of(dossier), reader).getOrDefault(dossier.id(), List.of());
    }

    private List<OwnStep> open(
            Dossier dossier, List<SupplementRequest> requests, List<ReviewStep> ofTenant, List<Milestone> reminders) {
        return steps.among(ofTenant, requests).stream()
                .map(open -> own(
                        dossier,
                        open.step(),
                        open.clock(),
                        tasks(open.step(), ofTenant),
                        open.step().isOpen() ? reminders : List.of()))
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }

    private static List<String> tasks(ReviewStep step, List<ReviewStep> ofTenant) {
        return ofTenant.stream()
                .filter(task -> task.isOpen() && OpenSteps.key(task).equals(OpenSteps.key(step)))
                .map(ReviewStep::taskId)
                .toList();
    }

    private static OwnStep own(
            Dossier dossier, ReviewStep step, ReviewClock clock, List<String> tasks, List<Milestone> reminders) {
        return new OwnStep(
                step.role(),
                step.step(),
                dossier.findStepName(step.member(), step.role(), step.step()).orElse(null),
                step.stage(),
                step.authority(),
                step.openedAt(),
                clock,
                tasks,
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
