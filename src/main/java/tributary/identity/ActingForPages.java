package tributary.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.web.NotFound;

/** Where whoever belongs to several organizations says for which of them they act, in this session and at the next sign-in. */
@Controller
class ActingForPages {

    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final Affiliations affiliations;
    private final OrganizationNames organizations;
    private final Directory directory;
    private final AfterSignIn afterSignIn;
    private final ApplicationEventPublisher events;

    ActingForPages(
            Affiliations affiliations,
            OrganizationNames organizations,
            Directory directory,
            AfterSignIn afterSignIn,
            ApplicationEventPublisher events) {
        this.affiliations = affiliations;
        this.organizations = organizations;
        this.directory = directory;
        this.afterSignIn = afterSignIn;
        this.events = events;
    }

    @GetMapping(Homes.CHOICE)
    String choices(OAuth2AuthenticationToken authentication, Model model) {
        BrowserUser person = person(authentication);
        CurrentUser user = person.currentUser();
        Map<String, String> names = new LinkedHashMap<>();
        choices(user).forEach(alias -> names.put(alias, organizations.of(alias, person)));
        model.addAttribute("organizations", names);
        model.addAttribute("organization", user.organization());
        return "web/acting-for";
    }

    /** Leads on as after a sign-in: to the page that was asked for, if one was. */
    @PostMapping(Homes.CHOICE)
    void choose(
            OAuth2AuthenticationToken authentication,
            @RequestParam(name = "organization", required = false) @Nullable String organization,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        BrowserUser before = person(authentication);
        if (organization == null || !choices(before.currentUser()).contains(organization)) {
            throw new NotFound("You belong to no organization of this name.");
        }
        BrowserUser person = before.actingFor(organization);
        directory.actFor(person.currentUser());
        events.publishEvent(new ActingForChosen(person.currentUser(), organization));
        OAuth2AuthenticationToken now = new OAuth2AuthenticationToken(
                person, person.getAuthorities(), authentication.getAuthorizedClientRegistrationId());
        now.setDetails(authentication.getDetails());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(now);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        afterSignIn.onAuthenticationSuccess(request, response, now);
    }

    private static BrowserUser person(OAuth2AuthenticationToken authentication) {
        return (BrowserUser) authentication.getPrincipal();
    }

    /** Officials act for their office alone, whatever they belong to. */
    private List<String> choices(CurrentUser user) {
        return user.groups().isEmpty() ? affiliations.list(user.engineUserId()) : List.of();
    }
}
