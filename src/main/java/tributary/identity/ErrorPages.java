package tributary.identity;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tributary.shield.ProblemWriter;
import tributary.web.ProblemType;
import tributary.web.TookTooLong;

/** What is answered when nothing else could be: a page to people, a problem detail to programs. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    @RequestMapping("${server.error.path:/error}")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = status(request);
        String reference = UUID.randomUUID().toString().substring(0, 8);
        if (status.is5xxServerError()) {
            LOG.error(
                    "Failure {} at {}",
                    reference,
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        Object refusal = request.getAttribute(PageRefusals.REFUSAL);
        if (wantsPage(request)) {
            ModelAndView page = new ModelAndView("web/error", status);
            page.addObject("status", status.value());
            page.addObject("kind", refusal instanceof TookTooLong ? "too-long" : kind(status));
            page.addObject("reference", status.is5xxServerError() ? reference : null);
            return page;
        }
        if (refusal instanceof TookTooLong late) {
            ProblemWriter.write(response, late.type(), String.valueOf(late.getMessage()));
        } else {
            ProblemWriter.write(response, ProblemType.of(status), detail(status, reference));
        }
        return null;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return ProblemWriter.isPageWanted(
                String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)), request.getHeader("Accept"));
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String kind(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "not-signed-in";
            case FORBIDDEN -> "not-allowed";
            case NOT_FOUND -> "not-found";
            case PAYLOAD_TOO_LARGE -> "too-large";
            case TOO_MANY_REQUESTS -> "too-many";
            default -> status.is5xxServerError() ? "failure" : "bad-request";
        };
    }

    private static String detail(HttpStatus status, String reference) {
        return switch (kind(status)) {
            case "not-signed-in" -> "Sign in first.";
            case "not-allowed" -> "Your role does not allow this, or there is nothing at this address.";
            case "not-found" -> "There is nothing at this address, or nothing that you may see.";
            case "failure" -> "Tell the operator this reference: " + reference;
            default -> "The request cannot be understood: " + status.getReasonPhrase();
        };
    }
}
