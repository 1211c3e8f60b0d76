package tributary.isolation;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody may see and others may not.
 *
 * @param kind as places in the policy's addresses are named
 * @param tenant whose it is
 * @param parent what it belongs to, when an address names that too
 * @param readers to whom it is answered
 * @param knowers who may meet its id elsewhere, such as in a list
 */
record Thing(
        String kind,
        String id,
        String tenant,
        @Nullable Thing parent,
        Predicate<Person> readers,
        Predicate<Person> knowers) {}
