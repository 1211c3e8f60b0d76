package tributary.identity;

import jakarta.servlet.Filter;

/**
 * A filter of both doors, for tokens and for sessions: it stands behind what tells who is signed in, and before what asks whether they may, so that
 * it sees what is refused as well. A module declares a bean of this type.
 *
 * @param seesForgeries whether it sees forms without the token of their session as well, at the price of seeing people whose session is just about
 *     to be ended
 */
public record SignedInFilter(Filter filter, boolean seesForgeries) {}
