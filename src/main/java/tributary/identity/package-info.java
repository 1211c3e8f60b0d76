/**
 * Who is signed in and for which tenant: the realms' issuers, the doors for browsers and for tokens, and the directory of people that the
 * engine asks. The tenant follows from the issuer, never from a claim. Start at {@link tributary.identity.CurrentUsers}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"shield", "engine", "tenancy", "member", "web"})
package tributary.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
