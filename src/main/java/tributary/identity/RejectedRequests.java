package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import tributary.shield.ProblemWriter;
import tributary.web.ProblemType;

/** Answers what the firewall in front of everything lets nobody send; it would reject the way to the error page as well. */
@Component
class RejectedRequests implements RequestRejectedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        ProblemWriter.write(
                response,
                ProblemType.BAD_REQUEST,
                "The request's method, address or one of its headers or parameters is of a form that is not taken.");
    }
}
