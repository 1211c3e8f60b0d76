package tributary.rate;

import java.time.LocalDate;
import java.util.List;

/** Where a member's rates come from. */
@FunctionalInterface
public interface RateSource {

    /**
     * The rates of a member between two currencies, either way round, that could count on a day: the newest of its own that is of that day or
     * before, and the newest for demonstration, whatever its day.
     */
    List<ReferenceRate> listNewest(String member, String currency, String other, LocalDate day);
}
