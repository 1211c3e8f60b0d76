package tributary.tenancy;

import java.util.Optional;

/** Tells whose realm signed in the person of this thread. */
public interface SignedInTenant {

    /** The tenant of the person signed in; empty when nobody is. */
    Optional<String> findTenant();
}
