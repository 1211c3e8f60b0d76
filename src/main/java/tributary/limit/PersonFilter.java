package tributary.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.web.StaticFiles;

/**
 * Bounds what one person sends, and lets each tenant's requests take turns. A body is read before its turn, so that whoever sends it slowly holds
 * nobody up; files, which are long in coming and going, take none.
 */
class PersonFilter extends OncePerRequestFilter {

    private static final String PREVIEWS = "/api/approval-previews";
    private static final String LATER = "This country's users send more than can be done at once. Wait a moment.";

    private final CurrentUsers users;
    private final Rates rates;
    private final Turns turns;
    private final Turns previews;

    PersonFilter(CurrentUsers users, Rates rates, Turns turns, Turns previews) {
        this.users = users;
        this.rates = rates;
        this.turns = turns;
        this.previews = previews;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaticFiles.areAskedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CurrentUser> person = users.find();
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        OptionalLong delay = rates.findDelay(person.get().engineUserId());
        if (delay.isPresent()) {
            TooMany.refuse(
                    request, response, delay.getAsLong(), "You send more requests than are taken. Wait a moment.");
        } else if (isFile(request)) {
            chain.doFilter(request, response);
        } else {
            HttpServletRequest read = BufferedRequest.of(request);
            String tenant = person.get().tenant();
            FilterChain inTurn = (next, answer) ->
                    takeTurn(turns, tenant, (HttpServletRequest) next, (HttpServletResponse) answer, chain);
            if (request.getRequestURI().startsWith(PREVIEWS)) {
                takeTurn(previews, tenant, read, response, inTurn);
            } else {
                inTurn.doFilter(read, response);
            }
        }
    }

    private static void takeTurn(
            Turns turns, String tenant, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!turns.take(tenant)) {
            TooMany.refuse(request, response, 1, LATER);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turns.giveBack(tenant);
        }
    }

    private static boolean isFile(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getRequestURI().contains("/documents")
                || (type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length()));
    }
}
