package tributary.identity;

import java.util.Set;

/** Gives people more than their groups do, for a while. A module declares a bean of this type; it is asked at each call of the web apps. */
@FunctionalInterface
public interface TemporaryRoles {

    /** Further roles of this person at this moment, with the prefix {@code ROLE_}. */
    Set<String> of(CurrentUser user);
}
