package tributary.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import tributary.engine.TaskFilters;

/** Leads people back to the page they asked for, or to where their kind of user begins; first to a choice where there is one to make. */
@Component
class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final TaskFilters filters;

    AfterSignIn(TaskFilters filters, RequestCache requestCache) {
        this.filters = filters;
        setRequestCache(requestCache);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof HasCurrentUser person
                && Homes.of(authentication).contains("/tasklist/")) {
            filters.ensureOwn(person.currentUser().engineUserId());
        }
        if (Homes.hasToChoose(authentication)) {
            getRedirectStrategy().sendRedirect(request, response, Homes.CHOICE);
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        return Homes.of(authentication);
    }
}
