package tributary.identity;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Makes somebody signed in on a thread that no door let in. */
public final class SampleSignIn {

    private SampleSignIn() {}

    public static Authentication of(CurrentUser user) {
        HasCurrentUser person = () -> user;
        return new TestingAuthenticationToken(person, "", "ROLE_REVIEWER");
    }
}
