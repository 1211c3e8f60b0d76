/**
 * Stands in front of everything that Camunda answers over HTTP: its REST API and its web apps' own. What the tables here do not list is
 * refused, whoever asks. Start at {@link tributary.shield.Shield}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Shield",
        allowedDependencies = {"engine", "web"})
package tributary.shield;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
