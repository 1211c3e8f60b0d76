package tributary.routing;

/**
 * A member's part in one proposal.
 *
 * @param role {@code home}, {@code host}, {@code consulted} or {@code informed}
 */
public record Participation(String member, String role) {

    public static final String HOME = "home";
    public static final String HOST = "host";
    public static final String CONSULTED = "consulted";
    public static final String INFORMED = "informed";
}
