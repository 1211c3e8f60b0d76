package tributary.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import tributary.engine.ModelBean;
import tributary.time.Term;

/** Tells timers when a statutory limit elapses. */
@ModelBean("clock")
class LimitTimers {

    // A timer needs a day even where no limit is known; nobody lives to see this one.
    private static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    private final Limits limits;
    private final Assignments assignments;
    private final StepTerms terms;
    private final AppealWindows appealWindows;
    private final ObjectProvider<DueDates> dueDates;

    LimitTimers(
            Limits limits,
            Assignments assignments,
            StepTerms terms,
            AppealWindows appealWindows,
            ObjectProvider<DueDates> dueDates) {
        this.limits = limits;
        this.assignments = assignments;
        this.terms = terms;
        this.appealWindows = appealWindows;
        this.dueDates = dueDates;
    }

    /** The instant after the step's last day, in ISO 8601, for a timer date. */
    public String due(DelegateExecution execution, String step) {
        // Not a day of this tenant's: each window is over by the clock of the country that rejected.
        if (step.equals(AppealWindows.STEP)) {
            return elapsed(appealWindows.findEnd(execution).orElse(NEVER));
        }
        String tenant = execution.getTenantId();
        return elapsed(findLastDay(execution, tenant, step), tenant);
    }

    /** The instant after so many working days of the member from today, in ISO 8601, for a timer date. */
    public String afterWorkingDays(DelegateExecution execution, int days) {
        String tenant = execution.getTenantId();
        return elapsed(limits.lastDay(Term.workingDays(days), tenant, 0), tenant);
    }

    private String elapsed(@Nullable LocalDate lastDay, String tenant) {
        return elapsed(lastDay == null ? NEVER : limits.endOf(lastDay, tenant));
    }

    private static String elapsed(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private @Nullable LocalDate findLastDay(DelegateExecution execution, String tenant, String step) {
        LocalDate fixed = dueDates.orderedStream()
                .map(dates -> dates.find(execution, step))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        Optional<StepProperties> properties = StepProperties.find(execution, step);
        if (fixed != null || properties.isEmpty()) {
            return fixed;
        }
        Assignment assignment = assignments.find(execution, tenant, step, properties.get());
        return terms.at(execution, tenant, step, properties.get(), assignment).dueOn();
    }
}
