package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.member.Members;

/** The way in, the way out, and the start page that leads each kind of user to the right door. */
@Controller
class SignInPages {

    private static final Set<String> KINDS = Set.of("enterprise", "reviewer", "auditor", "operator");

    private final Members members;

    SignInPages(Members members) {
        this.members = members;
    }

    @GetMapping("/")
    String start(@Nullable Authentication authentication, Model model) {
        if (authentication != null && authentication.getPrincipal() instanceof HasCurrentUser) {
            model.addAttribute("home", Homes.of(authentication));
        }
        return "web/start";
    }

    @GetMapping("/home")
    String home(Authentication authentication) {
        return "redirect:" + Homes.of(authentication);
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(name = "as", required = false) @Nullable String kind,
            @RequestParam(name = "refused", required = false) @Nullable String refused,
            @RequestParam(name = "unreachable", required = false) @Nullable String unreachable,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional.ofNullable(unreachable).flatMap(members::findMember).ifPresent(member -> {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader("Retry-After", "10");
            model.addAttribute("unreachable", member.name());
        });
        model.addAttribute("members", members.all());
        model.addAttribute("kind", kind != null && KINDS.contains(kind) ? kind : "any");
        model.addAttribute("refused", refused != null);
        model.addAttribute("reason", reason(request).orElse(null));
        return "web/sign-in";
    }

    private static Optional<String> reason(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION))
                .filter(OAuth2AuthenticationException.class::isInstance)
                .map(failure -> ((OAuth2AuthenticationException) failure).getCause())
                .filter(UserNameTaken.class::isInstance)
                .map(Throwable::getMessage);
    }

    @GetMapping("/sign-out")
    String signOut() {
        return "web/sign-out";
    }
}
