package tributary.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The database was longer about a request than is given to it, and ended the statement. */
public final class TookTooLong extends Refusal {

    private static final long serialVersionUID = 1L;
    private static final String QUERY_CANCELED = "57014";

    private TookTooLong() {
        super(
                ProblemType.TOOK_TOO_LONG,
                "This took longer than is given to one request, and was ended. Ask for less, such as a smaller page or a shorter span of time,"
                        + " or try again later.",
                List.of());
    }

    /** What to answer when this is why a request failed, however deep it is wrapped; empty when it is not. */
    public static Optional<TookTooLong> findIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known && QUERY_CANCELED.equals(known.getSQLState())) {
                return Optional.of(new TookTooLong());
            }
        }
        return Optional.empty();
    }
}
