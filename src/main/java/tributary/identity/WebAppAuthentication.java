package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/** Tells the web apps who is signed in; they make it themselves, by its name, so it is public and takes no arguments. */
public class WebAppAuthentication implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return new CurrentUsers()
                .find()
                .filter(user -> !user.groups().isEmpty())
                .map(WebAppAuthentication::successful)
                .orElseGet(AuthenticationResult::unsuccessful);
    }

    private static AuthenticationResult successful(CurrentUser user) {
        AuthenticationResult result = AuthenticationResult.successful(user.engineUserId());
        result.setGroups(List.copyOf(user.groups()));
        result.setTenants(List.of(user.tenant()));
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}
}
