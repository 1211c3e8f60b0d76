package tributary.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who asks, for which tenant, and forgets it with the request. */
class EngineUserFilter extends OncePerRequestFilter {

    private final IdentityService engine;
    private final CurrentUsers users;
    private final RequestMatcher paths;

    EngineUserFilter(IdentityService engine, CurrentUsers users, RequestMatcher paths) {
        this.engine = engine;
        this.users = users;
        this.paths = paths;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !paths.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CurrentUser user = users.get();
        engine.setAuthentication(user.engineUserId(), List.copyOf(user.groups()), List.of(user.tenant()));
        try {
            chain.doFilter(request, response);
        } finally {
            engine.clearAuthentication();
        }
    }
}
