/**
 * How Camunda is set up: its schema, its switches, the deployment of {@code processes/} to tenants, and what models may call. Start at
 * {@link tributary.engine.EngineSetup}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Engine",
        allowedDependencies = {"tenancy", "member", "time", "web"})
package tributary.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
