package tributary.review;

import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Days by which tasks of a module above are due, where neither a route nor the model knows. */
@FunctionalInterface
public interface DueDates {

    /** Last day of the step's limit; empty when this module knows of none. */
    Optional<LocalDate> find(VariableScope scope, String step);
}
