package tributary.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;
import tributary.time.Nights;
import tributary.time.TimeOrderedId;

/** The engine's switches that are decisions of ours; what is deployment-specific is in {@code application.yaml}. */
@Component
@Order(EngineSetup.LAST)
class EngineSetup extends AbstractProcessEnginePlugin {

    /** After the plug-ins of Camunda's own starter, which would overwrite ours. */
    static final int LAST = 10_000;

    private final ApplicationContext beans;
    private final DeclaredTenants tenants;
    private final JdbcTemplate database;

    EngineSetup(ApplicationContext beans, DeclaredTenants tenants, JdbcTemplate database) {
        this.beans = beans;
        this.tenants = tenants;
        this.database = database;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        // Ids such as la.legal and la.legal-reviewers.
        engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
        engine.setIdGenerator(() -> TimeOrderedId.next(Instant.now()).toString());

        // A candidate works on a task, and does not hand it to others or change its dates.
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new TaskAssignments()));
        engine.setCustomSessionFactories(List.of(PeoplesRights.factory(database)));
        engine.setRestrictUserOperationLogToAuthenticatedUsers(false);
        engine.setLogEntriesPerSyncOperationLimit(-1);

        // What somebody did wrong is told to them; what went wrong here is logged where commands are called.
        engine.setEnableCmdExceptionLogging(false);
        List<CommandInterceptor> interceptors = new ArrayList<>(List.of(new TenantsOfCommands(tenants)));
        if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
        }
        interceptors.add(new RefusedAnswers.Interceptor());
        interceptors.add(new OvertakenCommands());
        engine.setCustomPreCommandInterceptorsTxRequired(interceptors);
        engine.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new TenantsOfCommands(tenants)));

        engine.setExpressionManager(new ModelExpressions(beans));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);

        engine.setFailedJobRetryTimeCycle(FailedJobs.DELAYS);
        engine.setFailedJobCommandFactory(new FailedJobs());

        // Six national reviews may end in the same second, and all of them report to one joint process.
        engine.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
        engine.setQueryMaxResultsLimit(2000);

        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.getCustomHistoryEventHandlers().add(new HistoryFilter());
        engine.setHistoryEventProducer(new TimesOfRemoval());
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setHistoryCleanupBatchWindowStartTime("01:00" + Nights.OFFSET);
        engine.setHistoryCleanupBatchWindowEndTime("05:00" + Nights.OFFSET);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
    }
}
