package tributary.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A bean that process models may call in expressions. Expressions see no other bean: what is not marked does not exist for a model.
 *
 * <p>Of a marked bean, an expression may call the public methods that its own class declares (and, where it is a delegate or a listener, the
 * engine calls it as such).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface ModelBean {

    /** The name in models, camelCase: {@code routeReview} for {@code ${routeReview}}. */
    @AliasFor(annotation = Component.class, attribute = "value")
    String value();
}
