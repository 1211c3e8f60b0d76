package tributary.isolation;

/** Whose ids stand in an address. */
enum Try {
    /** The caller's own, where the caller has any. */
    OWN,
    /** Of the same tenant, and none of the caller's business: a rival's, an unfiled draft, a task that is offered to others. */
    NEIGHBOURS,
    /** Another tenant's. */
    FOREIGN,
    /** The caller's own, with something of another tenant's beneath it. */
    MIXED,
    /** The caller's own, with something beneath it that does not exist. */
    MIXED_UNKNOWN,
    /** Of nothing. */
    UNKNOWN,
    /** An address without ids. */
    NONE
}
