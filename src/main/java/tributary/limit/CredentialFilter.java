package tributary.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds what is sent with one token or in one session, whatever becomes of it, before either is looked at. */
class CredentialFilter extends OncePerRequestFilter {

    private final Credentials credentials;
    private final TooMany tooMany;

    CredentialFilter(Credentials credentials, TooMany tooMany) {
        this.credentials = credentials;
        this.tooMany = tooMany;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OptionalLong delay = credentials.findDelay(request);
        if (delay.isPresent()) {
            tooMany.refuseUnread(request, response, delay.getAsLong(), PersonFilter.TOO_MANY);
        } else {
            chain.doFilter(request, response);
        }
    }
}
