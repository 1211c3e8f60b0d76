package tributary.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer where, as an RFC 6901 JSON pointer: {@code /financing/0/amount}; empty for the whole body; a parameter stands like a field: {@code
 *     /size}
 * @param detail what was found and what to do, for people
 */
public record FieldError(String pointer, String detail) {

    /** What is wrong with each field of a form, by its name: {@code /kind} is {@code kind}. What is wrong with the whole is left out. */
    public static Map<String, String> byField(List<FieldError> errors) {
        return errors.stream()
                .filter(error -> !error.pointer().isEmpty())
                .collect(Collectors.toMap(
                        error -> error.pointer().substring(1),
                        FieldError::detail,
                        (first, next) -> first + " " + next));
    }

    /** One step of a pointer: {@code /a~1b} for {@code a/b}. */
    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
