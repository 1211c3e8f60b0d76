package tributary.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import tributary.member.Member;

/**
 * What people call organizations: as the realm tells at sign-in, by the attribute {@code displayName} that it keeps of each; a lender else by the name
 * that proposals list it under; else by its alias.
 */
@Component
class OrganizationNames {

    /** Claim of ID tokens: attributes of organizations, by alias. */
    private static final String CLAIM = "organization_attributes";

    private final MessageSource messages;

    OrganizationNames(MessageSource messages) {
        this.messages = messages;
    }

    /** The name of one of the organizations that a person belongs to. */
    String of(String alias, BrowserUser person) {
        Object told = person.getClaims().get(CLAIM);
        Object attributes = told instanceof Map<?, ?> organizations ? organizations.get(alias) : null;
        Object names = attributes instanceof Map<?, ?> named ? named.get("displayName") : null;
        Object name = names instanceof Collection<?> several && !several.isEmpty()
                ? several.iterator().next()
                : names;
        return name instanceof String text && StringUtils.hasText(text) ? text : known(alias, person.currentUser());
    }

    private String known(String alias, CurrentUser person) {
        return person.tenant().equals(Member.JOINT)
                ? Objects.requireNonNullElse(
                        messages.getMessage("choice.source." + alias, null, alias, LocaleContextHolder.getLocale()),
                        alias)
                : alias;
    }
}
