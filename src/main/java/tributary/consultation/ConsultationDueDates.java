package tributary.consultation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;
import tributary.review.DueDates;
import tributary.review.ReviewVariables;

/** The six months, or what the Joint Committee resolved in their place, bind all that happens inside them. */
@Component
class ConsultationDueDates implements DueDates {

    private static final List<String> STEPS = List.of(
            "agree-road-map",
            "hold-national-meeting",
            "hold-regional-forums",
            "write-technical-review",
            "reply-to-consultation",
            "hold-special-session");

    private final MekongProcedures procedures;

    ConsultationDueDates(MekongProcedures procedures) {
        this.procedures = procedures;
    }

    @Override
    public Optional<LocalDate> find(VariableScope scope, String step) {
        return STEPS.contains(step)
                ? procedures.find(ReviewVariables.proposalId(scope)).map(MekongState::dueOn)
                : Optional.empty();
    }
}
