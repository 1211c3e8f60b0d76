package tributary.identity;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who is signed in on this thread, whichever door they came through. */
@Component
public class CurrentUsers {

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
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof HasCurrentUser known ? Optional.of(known.currentUser()) : Optional.empty();
    }

    /** An authentication that knows its user; both doors make one. */
    interface HasCurrentUser {
        CurrentUser currentUser();
    }
}
