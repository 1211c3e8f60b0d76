package tributary.audit.figures;

/**
 * A country's process, and how often it was started.
 *
 * @param definitionId the version that was started last
 */
record ProcessFigure(String tenant, String process, String name, String definitionId, long started) {}
