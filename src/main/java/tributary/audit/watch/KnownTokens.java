package tributary.audit.watch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells the first use of a token from the next ones: with a token, every request signs in. Each node remembers its own. */
@Component
class KnownTokens {

    private static final int REMEMBERED = 20_000;

    private final Map<String, Boolean> seen = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    boolean isNew(Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken known
                && seen.put(nameOf(known.getToken()), true) == null;
    }

    private static String nameOf(Jwt token) {
        String id = token.getId();
        return id == null ? token.getSubject() + " " + token.getIssuedAt() : id;
    }
}
