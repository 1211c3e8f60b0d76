package tributary.local;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application, listening at {@code @LocalServerPort}, with a real PostgreSQL and Keycloak. Classes that add no
 * configuration of their own share one application, so a test leaves nothing that another could trip over. What a test method itself asks of beans
 * and of the database it asks as the system; requests are answered on threads of the application, for whoever is signed in there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(SystemThread.class)
@ContextConfiguration(initializers = TestSystemInitializer.class)
public @interface TributaryTest {}
