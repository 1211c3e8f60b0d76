package tributary.audit.log;

import java.util.Set;

/** Entries on holds, removals and erasures: who decided what is kept and what goes must not go with it. */
public final class LastingEntries {

    /** Whether entry {@code e} may go, as a condition of SQL; migrations say the same. */
    public static final String MAY_GO = """
             e.type not in ('legal-hold-set', 'legal-hold-lifted', 'records-removed', 'erasure-requested', 'personal-data-erased')
            """;

    static final Set<String> TYPES = Set.of(
            "legal-hold-set", "legal-hold-lifted", "records-removed", "erasure-requested", "personal-data-erased");

    private LastingEntries() {}
}
