package tributary.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tributary.shield.Caller;
import tributary.tenancy.SignedInTenant;

/** Tells who is signed in on this thread, whichever door they came through. */
@Component
public class CurrentUsers implements SignedInTenant {

    /**
     * The person signed in.
     *
     * @throws AuthenticationCredentialsNotFoundException when nobody is
     */
    public CurrentUser get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }

    /** The person signed in, or empty for anonymous requests and background work. */
    public Optional<CurrentUser> find() {
        return find(SecurityContextHolder.getContext().getAuthentication());
    }

    /** The person behind an authentication, or empty where it is nobody's. */
    public Optional<CurrentUser> find(@Nullable Authentication authentication) {
        if (authentication instanceof HasCurrentUser known) {
            return Optional.of(known.currentUser());
        }
        if (authentication != null && authentication.getPrincipal() instanceof HasCurrentUser known) {
            return Optional.of(known.currentUser());
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> findTenant() {
        return find().map(CurrentUser::tenant);
    }

    Caller caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        CurrentUser user = get();
        return new Caller(
                user.engineUserId(), user.tenant(), AuthorityUtils.authorityListToSet(authentication.getAuthorities()));
    }
}
