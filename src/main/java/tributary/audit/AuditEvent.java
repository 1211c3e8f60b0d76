package tributary.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded; {@link AuditTrail} adds when and who.
 *
 * @param tenant whose log it belongs to
 * @param type kebab-case, what happened: {@code task-completed}, {@code rule-fired}
 * @param proposal the proposal concerned; null for what concerns none, such as a sign-in
 * @param revision of the dossier; null for the one in force when the entry is written, if the writer may see the proposal
 * @param step element id in the process model
 * @param rule identifier of the rule that fired: {@code LA-L8}
 * @param authority the competent authority, as the rule names it
 * @param outcome coded result
 * @param process where in the engine; null for what happens outside a process
 * @param detail everything else, small, as JSON
 */
public record AuditEvent(
        String tenant,
        String type,
        @Nullable UUID proposal,
        @Nullable Integer revision,
        @Nullable String step,
        @Nullable String rule,
        @Nullable String authority,
        @Nullable String outcome,
        @Nullable ProcessPlace process,
        Map<String, ?> detail) {

    /** A process instance and the definition that it runs on. */
    public record ProcessPlace(String key, String definitionId, String instanceId) {}

    /** An event outside a process that no rule is behind. */
    public static AuditEvent of(String tenant, String type, @Nullable UUID proposal, Map<String, ?> detail) {
        return new AuditEvent(tenant, type, proposal, null, null, null, null, null, null, detail);
    }

    public AuditEvent onRevision(int number) {
        return new AuditEvent(tenant, type, proposal, number, step, rule, authority, outcome, process, detail);
    }

    public AuditEvent at(@Nullable String elementId, @Nullable ProcessPlace place) {
        return new AuditEvent(tenant, type, proposal, revision, elementId, rule, authority, outcome, place, detail);
    }

    /** The same, with the rule behind it, who decided by it, and how. */
    public AuditEvent decided(@Nullable String ruleId, @Nullable String byAuthority, @Nullable String result) {
        return new AuditEvent(tenant, type, proposal, revision, step, ruleId, byAuthority, result, process, detail);
    }
}
