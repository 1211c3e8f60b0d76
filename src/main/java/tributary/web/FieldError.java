package tributary.web;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer where, as an RFC 6901 JSON pointer: {@code /financing/0/amount}; empty for the whole body
 * @param detail what was found and what to do, for people
 */
public record FieldError(String pointer, String detail) {}
