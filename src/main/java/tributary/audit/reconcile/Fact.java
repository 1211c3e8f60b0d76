package tributary.audit.reconcile;

import java.util.UUID;

/**
 * Something that the tables and the log must both tell, equally often and alike.
 *
 * @param tenant in whose log
 * @param type of the entry that tells it; a word of its own where several entries do
 * @param subject tells it from others of its type: a task, a process, a revision's number, a role
 */
record Fact(UUID proposal, String tenant, String type, String subject) {}
