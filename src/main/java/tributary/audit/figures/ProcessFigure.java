package tributary.audit.figures;

/**
 * A country's process, and how often it was started.
 *
 * @param started one more than are counted where there are more
 * @param definitionId the version that was started last
 */
record ProcessFigure(String tenant, String process, String name, String definitionId, long started) {

    /** As many are counted, so that the answer does not slow with the years. */
    static final int COUNTED = 10_000;

    public boolean isCounted() {
        return started <= COUNTED;
    }

    public int counted() {
        return COUNTED;
    }
}
