package tributary.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.web.StaticFiles;

/** Ends the session of whom the realm lets in no more; the request goes on as nobody's. */
class SignInCheck extends OncePerRequestFilter {

    private final SignInRecords records;

    SignInCheck(SignInRecords records) {
        this.records = records;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaticFiles.areAskedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof BrowserUser person && !records.holds(person)) {
            new SecurityContextLogoutHandler().logout(request, response, known);
        }
        chain.doFilter(request, response);
    }
}
