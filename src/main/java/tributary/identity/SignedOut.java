package tributary.identity;

/**
 * A person's session here ended.
 *
 * @param door {@code browser} when the person ended it, {@code realm} when the realm did
 */
public record SignedOut(CurrentUser person, String door) {}
