package tributary.engine;

import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Finds beans by the name that their {@link ModelBean} mark gives them, and no others. */
class ModelBeanResolver extends ReadOnlyResolver {

    private final ApplicationContext context;

    ModelBeanResolver(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public @Nullable Object getValue(ELContext elContext, @Nullable Object base, @Nullable Object property) {
        if (base != null || !(property instanceof String name)) {
            return null;
        }
        if (!context.containsBean(name) || context.findAnnotationOnBean(name, ModelBean.class) == null) {
            return null;
        }
        elContext.setPropertyResolved(true);
        return context.getBean(name);
    }
}
