package tributary.proposal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How far a lender's own appraisal of the project is, as the lender recorded it.
 *
 * @param lender code of the source of financing: {@code aiib}
 * @param stage a stage of that lender's project cycle
 * @param on the day on which it was reached
 * @param remark empty where the lender said nothing more
 */
public record Appraisal(String lender, String stage, LocalDate on, String remark, Instant recordedAt) {}
