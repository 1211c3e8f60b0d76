package tributary.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.tenancy.StatementTime;

/** Bounds what a request may cost the database; whoever asks for a whole log is given more time. */
class StatementTimeFilter extends OncePerRequestFilter {

    private static final int TIMES_FOR_EXPORTS = 15;

    private final StatementTime time;
    private final Duration most;

    StatementTimeFilter(StatementTime time, Duration most) {
        this.time = time;
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        time.limit(Work.of(request) == Work.EXPORT ? most.multipliedBy(TIMES_FOR_EXPORTS) : most);
        try {
            chain.doFilter(request, response);
        } finally {
            time.unlimit();
        }
    }
}
