package tributary.catalogue;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a project makes or builds.
 *
 * @param measures which a submission must give
 * @param optional which it may give; a rule may need one all the same
 */
public record Activity(String code, String sector, List<Measure> measures, List<Measure> optional) {

    public Activity {
        measures = List.copyOf(measures);
        optional = List.copyOf(optional);
    }

    /** Whether this activity's size can be told by this measure. */
    public boolean takes(String measureCode) {
        return allMeasures().anyMatch(measure -> measure.code().equals(measureCode));
    }

    /** Measures that must, then those that may be given. */
    public Stream<Measure> allMeasures() {
        return Stream.concat(measures.stream(), optional.stream());
    }
}
