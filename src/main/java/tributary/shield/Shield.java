package tributary.shield;

import jakarta.servlet.Filter;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tributary.engine.EngineOwners;
import tributary.engine.EngineTasks;
import tributary.engine.RefusedAnswers;

/**
 * The allow-list in front of Camunda.
 *
 * <p>Camunda 7.24.0 runs expressions that a signed-in caller hides in nested queries, and does not ask for the tenant in several of its calls;
 * its community edition will not be mended. So nothing reaches it but the calls of {@link Routes}, with the parameters and keys written there.
 */
@Component
public class Shield {

    /** The role of an operator while an emergency lasts. */
    public static final String EMERGENCY = "ROLE_EMERGENCY";

    /** Attribute of a request that passes: its body as JSON, where it has one. */
    public static final String BODY = Shield.class.getName() + ".body";

    /** Attribute of a request that a rule refused to this person, which is on record with the rule's reason. */
    public static final String RECUSED = Shield.class.getName() + ".recused";

    private final EngineOwners owners;
    private final EngineTasks tasks;
    private final RefusedAnswers refused;

    Shield(EngineOwners owners, EngineTasks tasks, RefusedAnswers refused) {
        this.owners = owners;
        this.tasks = tasks;
        this.refused = refused;
    }

    /** For {@code /engine-rest}. The caller is asked for once the request has been authorized. */
    public Filter forTokens(Supplier<Caller> caller) {
        return new ShieldFilter("/engine-rest", Routes.REST, caller, owners, tasks, refused);
    }

    /** For {@code /camunda/api}. */
    public Filter forWebApps(Supplier<Caller> caller) {
        return new ShieldFilter("/camunda/api", WebAppRoutes.ALL, caller, owners, tasks, refused);
    }
}
