package tributary.web;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer where, as an RFC 6901 JSON pointer: {@code /financing/0/amount}; empty for the whole body; a parameter stands like a field: {@code
 *     /size}
 * @param detail what was found and what to do, for people
 */
public record FieldError(String pointer, String detail) {

    /** One step of a pointer: {@code /a~1b} for {@code a/b}. */
    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
