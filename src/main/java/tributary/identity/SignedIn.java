package tributary.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import tributary.member.Members;

/** Who is signed in, for the head of every page. */
@ControllerAdvice(annotations = Controller.class)
class SignedIn {

    private final Members members;
    private final OrganizationNames organizations;

    SignedIn(Members members, OrganizationNames organizations) {
        this.members = members;
        this.organizations = organizations;
    }

    /**
     * What the layout shows of a person.
     *
     * @param country the member, or the joint secretariat
     * @param home where this person begins
     * @param organization name of whom this person acts for; null for officials
     * @param hasChoice whether it could be another organization
     */
    record Person(
            String name,
            String country,
            String home,
            @Nullable String organization,
            boolean hasChoice) {}

    @ModelAttribute("signedIn")
    @Nullable
    Person signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof BrowserUser person)) {
            return null;
        }
        String name = person.getFullName();
        String organization = person.currentUser().organization();
        return new Person(
                name == null ? person.currentUser().username() : name,
                members.getMember(person.currentUser().tenant()).name(),
                Homes.of(authentication),
                organization == null ? null : organizations.of(organization, person),
                person.hasChoice());
    }
}
