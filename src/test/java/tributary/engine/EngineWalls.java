package tributary.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Takes the engine's walls down for the length of a test, each alone, so that every other can be shown to hold alone. */
@Component
public class EngineWalls {

    private final ProcessEngineConfigurationImpl engine;
    private final ApplicationContext application;
    private @Nullable ExpressionManager expressions;

    EngineWalls(ProcessEngineConfigurationImpl engine, ApplicationContext application) {
        this.engine = engine;
        this.application = application;
    }

    /**
     * Evaluates what is in queries from now on as an engine would that lacks some of this one's walls.
     *
     * @param refusal whether an expression in a query is refused
     * @param resolver whether an expression sees no more than what models may
     */
    public void keep(boolean refusal, boolean resolver) {
        expressions = engine.getExpressionManager();
        engine.setExpressionManager(new Weakened(refusal, resolver));
        engine.setEnableExpressionsInAdhocQueries(!refusal);
        engine.setEnableExpressionsInStoredQueries(!refusal);
    }

    /** Lets people be put into the engine's own directory, which is otherwise only read. */
    public void makeDirectoryWritable() {
        engine.getSessionFactories()
                .put(WritableIdentityProvider.class, new GenericManagerFactory(DbIdentityServiceProvider.class));
    }

    /** Puts every wall up again. */
    public void restore() {
        if (expressions != null) {
            engine.setExpressionManager(expressions);
            engine.setEnableExpressionsInAdhocQueries(false);
            engine.setEnableExpressionsInStoredQueries(false);
            expressions = null;
        }
        engine.getSessionFactories().remove(WritableIdentityProvider.class);
    }

    private final class Weakened extends ModelExpressions {

        private final boolean refusal;
        private final boolean resolver;

        Weakened(boolean refusal, boolean resolver) {
            super(application);
            this.refusal = refusal;
            this.resolver = resolver;
        }

        @Override
        protected ProcessEngineElContext createElContext(@Nullable VariableScope scope) {
            if (scope != null || refusal) {
                return super.createElContext(scope);
            }
            ensureInitialized();
            ProcessEngineElContext context = new ProcessEngineElContext(functionMapper, elResolver);
            context.putContext(ExpressionFactory.class, expressionFactory);
            return context;
        }

        @Override
        protected ELResolver createElResolver() {
            return resolver ? super.createElResolver() : new Camundas().createElResolver();
        }
    }

    /** What the engine would use without us. */
    private final class Camundas extends SpringExpressionManager {

        Camundas() {
            super(application);
        }

        @Override
        protected ELResolver createElResolver() {
            return super.createElResolver();
        }
    }
}
