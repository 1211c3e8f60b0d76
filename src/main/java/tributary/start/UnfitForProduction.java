package tributary.start;

import java.util.List;

/** The settings are those of a demonstration. */
class UnfitForProduction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitForProduction(List<String> faults) {
        super(String.join("\n", faults));
    }
}
