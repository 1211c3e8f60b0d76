package tributary.identity;

import org.springframework.security.core.AuthenticationException;

/** The name that a person signs in with belongs, here and for ever, to somebody else of the same realm. */
class UserNameTaken extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    UserNameTaken(String message) {
        super(message);
    }
}
