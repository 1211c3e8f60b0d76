package tributary.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what would change something in the web apps and does not carry the token that they gave this session. They look at it too, and end
 * the session of whoever lacks it: any site could sign people out.
 */
class WebAppCallCheck extends OncePerRequestFilter {

    private final RequestMatcher webApps;

    WebAppCallCheck(RequestMatcher webApps) {
        this.webApps = webApps;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !webApps.matches(request)
                || CsrfConstants.CSRF_NON_MODIFYING_METHODS_PATTERN
                        .matcher(request.getMethod())
                        .matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        String given = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
        if (session == null
                || given == null
                || !(session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME) instanceof String token)
                || !MessageDigest.isEqual(bytes(given), bytes(token))) {
            throw new AccessDeniedException("This call does not carry the token of its session");
        }
        chain.doFilter(request, response);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
