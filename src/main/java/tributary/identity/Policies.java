package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/** What our pages may load: nothing but our own files, and of scripts only those that a template names. The web apps set a policy of their own. */
@Component
class Policies implements HeaderWriter {

    private static final String HEADER = "Content-Security-Policy";
    private static final String NONCE = Policies.class.getName() + ".nonce";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String others;

    Policies(Issuers issuers) {
        // Signing out posts to us and is led on to the realm; browsers apply form-action to the whole way.
        others = " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'self';"
                + " form-action 'self' " + String.join(" ", issuers.origins()) + ";";
    }

    /** What tells the scripts of this answer from any that got in; the same for all of them. */
    static String nonce(HttpServletRequest request) {
        if (request.getAttribute(NONCE) instanceof String known) {
            return known;
        }
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.setAttribute(NONCE, fresh);
        return fresh;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        if (path.startsWith("/camunda/app/") || path.startsWith("/camunda/api/") || response.containsHeader(HEADER)) {
            return;
        }
        // The API's own browser is a page as its makers ship it.
        String scripts = path.startsWith("/swagger-ui")
                ? "script-src 'self'; style-src 'self' 'unsafe-inline';"
                : "script-src 'nonce-" + nonce(request) + "'; style-src 'self';";
        response.setHeader(HEADER, "default-src 'none'; " + scripts + others);
    }
}
