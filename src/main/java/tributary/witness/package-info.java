/**
 * Watches other members' audit logs from a member's own machine: remembers each log's last head, cosigns a new one only if it continues that (C2SP
 * tlog-witness), and keeps the proof when it does not. {@code bin/witness} compiles and runs these classes and the verifier's alone. Start at {@link
 * tributary.witness.Witness}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Witness",
        allowedDependencies = {"verifier"})
package tributary.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
