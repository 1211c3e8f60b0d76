package tributary.audit.reconcile;

import java.util.UUID;

/**
 * Something that the tables and the log must both tell, equally often.
 *
 * @param tenant in whose log
 * @param type of the entry that tells it
 * @param subject tells it from others of its type
 */
record Fact(UUID proposal, String tenant, String type, String subject) {}
