package tributary.identity;

import org.springframework.security.core.AuthenticationException;

/** A realm's server does not answer, so nobody of that realm can be told from an impostor just now. */
class RealmUnreachable extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    RealmUnreachable(String tenant) {
        super("The sign-in service of " + tenant + " does not answer");
    }
}
