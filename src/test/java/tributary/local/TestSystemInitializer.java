package tributary.local;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points an application under test to the {@link TestSystem}. */
public final class TestSystemInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test-system", TestSystem.properties()));
        // The application comes up without it, but tests then meet it, whichever class is first.
        TestSystem.keycloakUrl();
        // Before its database goes, or it would wait for connections that nobody gives it any more.
        TestSystem.atEnd(context::close);
    }
}
