package tributary.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tributary.routing.Step;
import tributary.time.Term;

/**
 * Who does a task and by when.
 *
 * @param actorGroup function group with tenant
 * @param authorityGroup the authority's group with tenant; null where the task is none's
 * @param step the route's step; null outside national reviews
 */
record Assignment(
        String stage,
        String authority,
        String actorGroup,
        @Nullable String authorityGroup,
        @Nullable Term term,
        @Nullable LocalDate fixedDueOn,
        @Nullable Step step) {

    @Nullable
    String termKind() {
        return term == null ? null : term.kind();
    }
}
