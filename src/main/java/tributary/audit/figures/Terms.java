package tributary.audit.figures;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tributary.audit.AuditReader;
import tributary.member.Member;
import tributary.member.Members;
import tributary.time.Calendars;

/** Working days that steps took against the limits of the law, country by country, over the tasks done last. */
@Component
class Terms {

    private final DoneTasks done;
    private final Members members;
    private final Calendars calendars;

    Terms(DoneTasks done, Members members, Calendars calendars) {
        this.done = done;
        this.members = members;
        this.calendars = calendars;
    }

    TermFigures count(AuditReader reader) {
        List<DoneTask> tasks = done.listLast(reader);
        return new TermFigures(
                figures(Passage.allOf(tasks)),
                tasks.size(),
                tasks.isEmpty() ? null : tasks.get(0).done(),
                tasks.isEmpty() ? null : tasks.get(tasks.size() - 1).done(),
                DoneTasks.MOST);
    }

    private List<TermFigure> figures(List<Passage> finished) {
        Map<List<String>, List<Passage>> bySteps = new HashMap<>();
        finished.forEach(passage -> bySteps.computeIfAbsent(
                        List.of(passage.last().tenant(), passage.last().name()), step -> new ArrayList<>())
                .add(passage));
        List<TermFigure> figures = new ArrayList<>();
        bySteps.forEach((step, passages) -> figures.add(figure(step.get(0), step.get(1), passages)));
        figures.sort(Comparator.comparing(TermFigure::tenant).thenComparing(TermFigure::label));
        return figures;
    }

    /** Used and allowed are of the same passages: those without a limit tell nothing of how long one is. */
    private TermFigure figure(String tenant, String label, List<Passage> passages) {
        List<Passage> limited = passages.stream().filter(Passage::hasLimit).toList();
        List<Counted> counted = (limited.isEmpty() ? passages : limited)
                .stream().flatMap(passage -> count(passage).stream()).toList();
        return new TermFigure(
                tenant,
                label,
                passages.size(),
                median(counted.stream().map(Counted::used)),
                median(counted.stream().map(Counted::allowed)),
                passages.size() - limited.size(),
                Math.toIntExact(limited.stream().filter(Passage::isOverdue).count()));
    }

    /** Empty where the calendar does not cover each of the days. */
    private Optional<Counted> count(Passage passage) {
        Optional<Integer> used = passage.used(this::days);
        return passage.hasLimit()
                ? used.flatMap(days -> passage.allowed(this::days).map(allowed -> new Counted(days, allowed)))
                : used.map(days -> new Counted(days, TermFigure.NONE));
    }

    private Optional<Integer> days(DoneTask task, OffsetDateTime end) {
        Member member = members.getMember(task.tenant());
        return calendars
                .of(member.calendar())
                .findWorkingDaysBetween(
                        member.dayOf(task.opened().toInstant()), member.dayOf(end.toInstant()), task.stops());
    }

    /** Of an even number half of the two in the middle, to the whole day. */
    private static int median(Stream<Integer> days) {
        List<Integer> sorted = days.sorted().toList();
        return sorted.isEmpty()
                ? TermFigure.NONE
                : Math.round((sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2f);
    }

    /** Days of a passage. */
    private record Counted(int used, int allowed) {}
}
