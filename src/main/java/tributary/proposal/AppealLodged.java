package tributary.proposal;

import java.util.UUID;

/** The enterprise appeals against one member's rejection, within the window. */
public record AppealLodged(UUID id, UUID appealId, String member, String role, String grounds) {}
