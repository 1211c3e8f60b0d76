package tributary.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells people plainly that their realm does not answer, instead of leading them to where nothing answers. */
class RealmDoor extends OncePerRequestFilter implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RealmDoor.class);
    private static final String WAY_OUT = "/oauth2/authorization/";

    private final AuthenticationFailureHandler refused = new SimpleUrlAuthenticationFailureHandler("/sign-in?refused");
    private final RealmServers servers;

    RealmDoor(RealmServers servers) {
        this.servers = servers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(WAY_OUT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String tenant = request.getRequestURI().substring(WAY_OUT.length());
        if (servers.isRealm(tenant) && !servers.answers(tenant)) {
            response.sendRedirect("/sign-in?unreachable=" + tenant);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        String tenant = path.substring(path.lastIndexOf('/') + 1);
        if ((failure instanceof RealmUnreachable || failure.getCause() instanceof RealmUnreachable)
                && servers.isRealm(tenant)) {
            LOG.warn(
                    "Nobody of {} can sign in: {}",
                    tenant,
                    NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
            response.sendRedirect("/sign-in?unreachable=" + tenant);
        } else if (path.startsWith(WAY_OUT)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            refused.onAuthenticationFailure(request, response, failure);
        }
    }
}
