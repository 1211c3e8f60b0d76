package tributary.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of a web app's page with its request. The web apps keep it with the whole application, where a page that somebody else loads at
 * the same time replaces it: the first page then names a nonce that its policy does not, none of its scripts runs, and it stays empty.
 */
final class WebAppNonces extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new OwnNonce(request), response);
    }

    private static final class OwnNonce extends HttpServletRequestWrapper {

        private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

        OwnNonce(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletContext getServletContext() {
            ServletContext shared = super.getServletContext();
            return (ServletContext) Proxy.newProxyInstance(
                    OwnNonce.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, arguments) -> call(shared, method, arguments));
        }

        private @Nullable Object call(ServletContext shared, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (arguments != null && arguments.length > 0 && NONCE.equals(arguments[0])) {
                if (method.getName().equals("getAttribute")) {
                    return getAttribute(NONCE);
                }
                if (method.getName().equals("setAttribute")) {
                    setAttribute(NONCE, arguments[1]);
                    return null;
                }
            }
            try {
                return method.invoke(shared, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
            }
        }
    }
}
