package tributary.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.web.StaticFiles;

/** Bounds how many requests a second one person sends, from wherever, whatever becomes of them. */
class PersonFilter extends OncePerRequestFilter {

    static final String TOO_MANY = "You send more requests than are taken. Wait a moment.";

    private final CurrentUsers users;
    private final Rates rates;
    private final Credentials credentials;
    private final TooMany tooMany;

    PersonFilter(CurrentUsers users, Rates rates, Credentials credentials, TooMany tooMany) {
        this.users = users;
        this.rates = rates;
        this.credentials = credentials;
        this.tooMany = tooMany;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaticFiles.areAskedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OptionalLong delay = users.find()
                .map(CurrentUser::engineUserId)
                .map(rates::findDelay)
                .orElse(OptionalLong.empty());
        if (delay.isPresent()) {
            credentials.stop(request);
            tooMany.refuse(request, response, delay.getAsLong(), TOO_MANY);
        } else {
            chain.doFilter(request, response);
        }
    }
}
