package tributary.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.web.StaticFiles;

/**
 * Lets each tenant's requests take turns. A body is read before its turn, so that whoever sends it slowly holds nobody up; files, which are long in
 * coming and going, take none.
 */
class TurnFilter extends OncePerRequestFilter {

    private static final String LATER = "This country's users send more than can be done at once. Wait a moment.";

    private static final RequestMatcher PREVIEWS =
            PathPatternRequestMatcher.withDefaults().matcher("/api/approval-previews/**");

    private static final RequestMatcher FILES = new OrRequestMatcher(Stream.concat(
                    all(
                            HttpMethod.POST,
                            "/api/proposals/{id}/documents",
                            "/api/exchange-rates/imports",
                            "/portal/proposals/{id}/documents",
                            "/portal/proposals/{id}/supplement-requests/{request}/answer",
                            "/desk/exchange-rates/imports"),
                    all(
                            HttpMethod.GET,
                            "/api/proposals/{id}/documents/{document}",
                            "/portal/proposals/{id}/documents/{document}",
                            "/portal/financing/{id}/documents/{document}",
                            "/desk/proposals/{id}/documents/{document}"))
            .toList());

    private final CurrentUsers users;
    private final Turns turns;
    private final Turns previews;

    TurnFilter(CurrentUsers users, Turns turns, Turns previews) {
        this.users = users;
        this.turns = turns;
        this.previews = previews;
    }

    private static Stream<RequestMatcher> all(HttpMethod method, String... paths) {
        return List.of(paths).stream()
                .map(path -> PathPatternRequestMatcher.withDefaults().matcher(method, path));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaticFiles.areAskedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CurrentUser> person = users.find();
        if (person.isEmpty() || FILES.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest read = BufferedRequest.of(request);
        FilterChain inTurn = (next, answer) ->
                takeTurn(turns, person.get(), (HttpServletRequest) next, (HttpServletResponse) answer, chain);
        if (PREVIEWS.matches(request)) {
            takeTurn(previews, person.get(), read, response, inTurn);
        } else {
            inTurn.doFilter(read, response);
        }
    }

    private static void takeTurn(
            Turns turns,
            CurrentUser person,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (!turns.take(person.tenant(), person.engineUserId())) {
            TooMany.refuse(request, response, 1, LATER);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turns.giveBack(person.tenant(), person.engineUserId());
        }
    }
}
