package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/** What our pages may load: nothing but our own files. The web apps set a policy of their own. */
@Component
class Policies implements HeaderWriter {

    private static final String HEADER = "Content-Security-Policy";

    private final String ours;
    private final String apiBrowser;

    Policies(Issuers issuers) {
        // Signing out posts to us and is led on to the realm; browsers apply form-action to the whole way.
        String forms = " form-action 'self' " + String.join(" ", issuers.origins()) + ";";
        ours =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; frame-ancestors 'self';" + forms;
        apiBrowser = ours.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        if (path.startsWith("/camunda/app/") || path.startsWith("/camunda/api/") || response.containsHeader(HEADER)) {
            return;
        }
        response.setHeader(HEADER, path.startsWith("/swagger-ui") ? apiBrowser : ours);
    }
}
