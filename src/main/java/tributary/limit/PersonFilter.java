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

    private final CurrentUsers users;
    private final Rates rates;

    PersonFilter(CurrentUsers users, Rates rates) {
        this.users = users;
        this.rates = rates;
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
            TooMany.refuse(
                    request, response, delay.getAsLong(), "You send more requests than are taken. Wait a moment.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
