package tributary.engine;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import tributary.tenancy.DeclaredTenants;

/**
 * What the engine reads for somebody, it reads among the rows of that person's tenant alone: lists, counts, forms, variables, comments and
 * attachments, whether or not the engine itself checks the tenant there. A command that may change something reaches further, as one step leads into
 * another tenant's process: six national reviews belong to one joint process. Jobs run by such commands too.
 */
class TenantsOfCommands extends CommandInterceptor {

    private final DeclaredTenants tenants;

    TenantsOfCommands(DeclaredTenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return onlyReads(command) ? next.execute(command) : tenants.all(() -> next.execute(command));
    }

    static boolean onlyReads(Command<?> command) {
        String name = command.getClass().getSimpleName();
        return command instanceof AbstractQuery
                || name.startsWith("Get")
                || name.startsWith("AbstractGet")
                || name.startsWith("ExecuteFilter");
    }
}
