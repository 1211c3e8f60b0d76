package tributary.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tributary.shield.ProblemWriter;
import tributary.web.ProblemType;

/** Refuses one request too many: a page to people, a problem detail to programs, and to both when to come again. */
final class TooMany {

    private TooMany() {}

    static void refuse(HttpServletRequest request, HttpServletResponse response, long seconds, String detail)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains("text/html")) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            ProblemWriter.write(response, ProblemType.TOO_MANY_REQUESTS, detail);
        }
    }
}
