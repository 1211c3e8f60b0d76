package tributary.identity;

/** A person who belongs to several organizations said for which of them they act. */
public record ActingForChosen(CurrentUser person, String organization) {}
