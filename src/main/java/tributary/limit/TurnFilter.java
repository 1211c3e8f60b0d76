package tributary.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.web.StaticFiles;

/**
 * Lets each tenant's requests take turns, and what is long about it wait for its like alone. A body is read before its turn, and a document sent after
 * it, so that nobody's line holds others up.
 */
class TurnFilter extends OncePerRequestFilter {

    private static final String LATER = "This country's users send more than can be done at once. Wait a moment.";

    private final CurrentUsers users;
    private final Map<Work, Turns> turns;
    private final Credentials credentials;
    private final TooMany tooMany;

    /** Takes turns for each kind of work. */
    TurnFilter(CurrentUsers users, Map<Work, Turns> turns, Credentials credentials, TooMany tooMany) {
        this.users = users;
        this.turns = turns;
        this.credentials = credentials;
        this.tooMany = tooMany;
    }

    /** What is done in a turn, which may be given back before it is done. */
    @FunctionalInterface
    private interface InTurn {

        void work(HttpServletRequest request, HttpServletResponse response, Runnable giveBack)
                throws ServletException, IOException;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return StaticFiles.areAskedBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CurrentUser> known = users.find();
        if (known.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        CurrentUser person = known.get();
        InTurn all = (next, answer, giveBack) -> chain.doFilter(next, answer);
        InTurn untilItFlows = (next, answer, giveBack) -> chain.doFilter(next, new WhenItFlows(answer, giveBack));
        Work work = Work.of(request);
        switch (work) {
            case UPLOAD -> takeTurn(work, person, request, response, all);
            case EXPORT -> takeTurn(work, person, request, response, untilItFlows);
            case DOWNLOAD ->
                takeTurn(
                        work,
                        person,
                        request,
                        response,
                        (next, answer, place) -> takeTurn(Work.OTHER, person, next, answer, untilItFlows));
            case PREVIEW ->
                takeTurn(
                        work,
                        person,
                        BufferedRequest.of(request),
                        response,
                        (next, answer, place) -> takeTurn(Work.OTHER, person, next, answer, all));
            case OTHER -> takeTurn(work, person, BufferedRequest.of(request), response, all);
        }
    }

    private void takeTurn(
            Work work, CurrentUser person, HttpServletRequest request, HttpServletResponse response, InTurn inTurn)
            throws ServletException, IOException {
        Optional<Runnable> turn = turnsOf(work).take(person.tenant(), person.engineUserId());
        if (turn.isEmpty()) {
            credentials.stop(request);
            tooMany.refuse(request, response, 1, LATER);
            return;
        }
        try {
            inTurn.work(request, response, turn.get());
        } finally {
            turn.get().run();
        }
    }

    private Turns turnsOf(Work work) {
        return Optional.ofNullable(turns.get(work)).orElseThrow();
    }

    /** Tells when content begins to flow: how long that takes is up to whoever reads it. */
    private static final class WhenItFlows extends HttpServletResponseWrapper {

        private final Runnable listener;

        private WhenItFlows(HttpServletResponse response, Runnable listener) {
            super(response);
            this.listener = listener;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            listener.run();
            return super.getOutputStream();
        }
    }
}
