package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tributary.shield.ProblemWriter;
import tributary.web.ProblemType;

/** Tells programs, as problem details, that they are not signed in or may not do this. */
@Component
class Problems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof RealmUnreachable) {
            response.setHeader("Retry-After", "10");
            ProblemWriter.write(
                    response,
                    ProblemType.REALM_UNREACHABLE,
                    "The sign-in service of your country does not answer, so your token cannot be checked now. Try again in a moment.");
            return;
        }
        challenge.commence(request, response, failure);
        String detail = request.getHeader("Authorization") == null
                ? "Send an access token of your country's realm in the header Authorization."
                : failure instanceof UserNameTaken
                        ? String.valueOf(failure.getMessage())
                        : "The access token is not valid here: it must come from a realm that takes part, be meant for this API, and not have expired.";
        ProblemWriter.write(response, ProblemType.NOT_SIGNED_IN, detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        ProblemWriter.write(
                response,
                ProblemType.NOT_ALLOWED,
                SecurityContextHolder.getContext().getAuthentication() instanceof TokenAuthentication token
                                && token.actsForNobody()
                        ? "Your token names no organization to act for, or several: ask your realm for one with the scope organization,"
                                + " or organization:<alias> if you belong to several."
                        : "Your role does not allow this, or there is nothing at this address.");
    }
}
