package tributary.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses queries that say a thing twice, or hold what nobody can see and no database keeps. */
@Configuration(proxyBeanMethods = false)
class QueryChecks implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // A form's body would count as parameters too; its fields are checked one by one, so that a page can say so
        // beside them.
        if (request.getMethod().equals("GET")) {
            List<FieldError> errors = new ArrayList<>();
            request.getParameterMap().forEach((name, values) -> check(name, values, errors));
            if (!errors.isEmpty()) {
                throw new InvalidInput(ProblemType.INVALID_PARAMETER, errors);
            }
        }
        return true;
    }

    private static void check(String name, String[] values, List<FieldError> errors) {
        String pointer = FieldError.step(name);
        if (values.length > 1) {
            errors.add(new FieldError(pointer, "“" + name + "” is given " + values.length + " times. Give it once."));
        } else if (!FreeText.isVisible(values[0], false)) {
            errors.add(new FieldError(pointer, "“" + name + "” holds control characters. Leave them out."));
        }
    }
}
