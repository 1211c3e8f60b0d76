package tributary.proposal;

import java.util.UUID;

/** A lender that the proposal names recorded how far its appraisal is. */
public record AppraisalRecorded(UUID id, Appraisal appraisal, int revision) {}
