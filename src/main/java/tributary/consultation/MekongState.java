package tributary.consultation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a proposal's procedure is.
 *
 * @param procedure {@code notification}, {@code prior-consultation} or {@code specific-agreement}
 * @param dayZero the day on which the last notified member had the submission; null before
 * @param dueOn last day of the six months, or of their extension; null where no time is fixed
 * @param sinceRevision the project's first revision that it is held on
 * @param result null while it runs
 */
record MekongState(
        String procedure,
        @Nullable LocalDate dayZero,
        @Nullable LocalDate dueOn,
        boolean extended,
        int sinceRevision,
        @Nullable String result) {}
