package tributary.review;

import java.util.UUID;

/**
 * The project changed in class or parties, so the procedure of the 1995 Mekong Agreement that was held on it as it was counts no more. Raised in the
 * transaction of the change, when the participants are those of the changed project already; another procedure may begin or none.
 */
public record MekongProcedureSuperseded(UUID proposalId) {}
