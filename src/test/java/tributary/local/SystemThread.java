package tributary.local;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import tributary.tenancy.DeclaredTenants;

/** Declares all tenants for what a test does on its own thread. */
final class SystemThread implements InvocationInterceptor {

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> work, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        declare(work, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> work, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        declare(work, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> work, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        declare(work, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> work,
            org.junit.jupiter.api.extension.DynamicTestInvocationContext test,
            ExtensionContext context) {
        declare(work, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> work, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        declare(work, context);
    }

    private static void declare(Invocation<Void> work, ExtensionContext context) {
        SpringExtension.getApplicationContext(context)
                .getBean(DeclaredTenants.class)
                .<@Nullable Object>all(() -> proceed(work));
    }

    private static @Nullable Object proceed(Invocation<Void> work) {
        try {
            return work.proceed();
        } catch (Throwable failure) {
            throw sneak(failure);
        }
    }

    /** As it is, so that a failure reads as if nothing stood between. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
        throw (E) failure;
    }
}
