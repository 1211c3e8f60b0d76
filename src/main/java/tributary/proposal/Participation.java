package tributary.proposal;

/** A member's part in one proposal: {@code home}, {@code host}, {@code consulted} or {@code informed}. */
public record Participation(String member, String role) {}
