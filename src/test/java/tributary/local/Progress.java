package tributary.local;

/** Where a start tells people what it is doing. */
@FunctionalInterface
interface Progress {

    Progress SILENT = step -> {};

    void tell(String step);
}
