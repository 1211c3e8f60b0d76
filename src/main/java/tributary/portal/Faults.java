package tributary.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tributary.web.FieldError;

/** What is wrong with the fields of a page's form. */
final class Faults {

    private Faults() {}

    /** By the name of each field that is wrong: {@code /kind} is {@code kind}. */
    static Map<String, String> byField(List<FieldError> errors) {
        return errors.stream()
                .filter(error -> error.pointer().startsWith("/"))
                .collect(Collectors.toMap(
                        error -> error.pointer().substring(1),
                        FieldError::detail,
                        (first, next) -> first + " " + next));
    }
}
