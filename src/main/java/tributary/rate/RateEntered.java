package tributary.rate;

/** A member has a rate that it did not have before; a correction is one too. */
public record RateEntered(ReferenceRate rate) {}
