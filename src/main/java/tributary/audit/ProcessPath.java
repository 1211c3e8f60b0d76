package tributary.audit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Words;

/**
 * The way that one process instance took through its model, rebuilt from the log alone.
 *
 * @param tenant whose process it was
 * @param visits every step entered, in the order of time
 * @param flows ids of the sequence flows taken
 */
record ProcessPath(
        String instanceId,
        String definitionId,
        String process,
        String name,
        String tenant,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt,
        List<Visit> visits,
        List<String> flows) {

    /** One passage through a step. {@code state}: {@code open}, {@code ended} or {@code cancelled}. */
    record Visit(
            String step,
            String label,
            String kind,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime endedAt,
            String state,
            @Nullable String actor) {

        /** Whether the process only chose its way there, or repeated a step: the diagram shows that, a list of steps need not. */
        public boolean isGateway() {
            return kind.endsWith("Gateway") || kind.equals("multiInstanceBody");
        }

        /** Whether people or the engine work there, or another process runs there. */
        public boolean isWork() {
            return kind.endsWith("Task") || kind.endsWith("Activity") || kind.equals("subProcess");
        }

        /** How long it took; null while it is open. */
        public @Nullable Duration duration() {
            return endedAt == null ? null : Duration.between(startedAt, endedAt);
        }
    }

    public boolean isRunning() {
        return endedAt == null;
    }

    /** How often that step was entered. */
    public long times(Visit visit) {
        return passages(visit).count();
    }

    /** How long all passages through that step took that have ended. */
    public Duration total(Visit visit) {
        return passages(visit).map(Visit::duration).filter(Objects::nonNull).reduce(Duration.ZERO, Duration::plus);
    }

    private Stream<Visit> passages(Visit visit) {
        return visits.stream().filter(other -> other.step().equals(visit.step()));
    }

    /** The how-manyeth passage through its step this is. */
    public long nth(Visit visit) {
        return visits.subList(0, visits.indexOf(visit) + 1).stream()
                .filter(other -> other.step().equals(visit.step()))
                .count();
    }

    public boolean isLast(Visit visit) {
        return nth(visit) == times(visit);
    }

    /** Ids of the elements now in that state: a step entered again counts as it last stood. */
    public List<String> elements(String state) {
        Map<String, String> last = visits.stream().collect(Collectors.toMap(Visit::step, Visit::state, (a, b) -> b));
        return last.entrySet().stream()
                .filter(entry -> entry.getValue().equals(state))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** All paths in a proposal's entries, in the order in which the instances started. */
    static List<ProcessPath> listFrom(List<AuditEntry> entries) {
        return entries.stream()
                .filter(entry -> "process-started".equals(entry.type()))
                .map(start -> from(start, entries))
                .sorted(Comparator.comparing(ProcessPath::startedAt))
                .toList();
    }

    private static ProcessPath from(AuditEntry start, List<AuditEntry> all) {
        String instance = start.instanceId();
        String definition = start.definitionId();
        String process = start.process();
        if (instance == null || definition == null || process == null) {
            throw new IllegalStateException("Audit entry " + start.position() + " starts a process without naming it");
        }
        List<Visit> visits = new ArrayList<>();
        Set<String> flows = new LinkedHashSet<>();
        OffsetDateTime endedAt = null;
        for (AuditEntry entry : all) {
            if (!instance.equals(entry.instanceId())) {
                continue;
            }
            String step = entry.step();
            switch (entry.type()) {
                case "step-started" -> {
                    if (step != null) {
                        visits.add(opened(entry, step));
                    }
                }
                case "step-ended" -> close(visits, entry, "ended");
                case "step-cancelled" -> close(visits, entry, "cancelled");
                case "flow-taken" -> {
                    if (step != null) {
                        flows.add(step);
                    }
                }
                case "process-ended" -> endedAt = entry.at();
                default -> {
                    // other entries do not move the path
                }
            }
        }
        visits.sort(Comparator.comparing(Visit::startedAt));
        String name = start.text("name");
        return new ProcessPath(
                instance,
                definition,
                process,
                name == null ? process : name,
                start.tenant(),
                start.at(),
                endedAt,
                List.copyOf(visits),
                List.copyOf(flows));
    }

    private static Visit opened(AuditEntry entry, String step) {
        String label = entry.text("name");
        String kind = entry.text("kind");
        return new Visit(
                step,
                label == null ? Words.ofCode(step) : label,
                kind == null ? "" : kind,
                entry.at(),
                null,
                "open",
                null);
    }

    private static void close(List<Visit> visits, AuditEntry entry, String state) {
        for (int i = 0; i < visits.size(); i++) {
            Visit visit = visits.get(i);
            if (visit.step().equals(entry.step()) && visit.state().equals("open")) {
                visits.set(
                        i,
                        new Visit(
                                visit.step(),
                                visit.label(),
                                visit.kind(),
                                visit.startedAt(),
                                entry.at(),
                                state,
                                entry.actor()));
                return;
            }
        }
    }
}
