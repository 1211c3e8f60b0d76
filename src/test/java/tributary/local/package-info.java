/**
 * The whole system on one machine: an embedded PostgreSQL, a real Keycloak, the members' realms with demonstration users. {@code bin/run}
 * starts it by {@link tributary.local.LocalRun}; tests share one of each by {@link tributary.local.TestSystem}. Nothing of this is in the
 * jar.
 */
@NullMarked
package tributary.local;

import org.jspecify.annotations.NullMarked;
