package tributary.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Refuses pages and forms; a form whose file is far too large cannot be read, and seems to lack our token, which is not what to tell people. */
@Component
class PageDenials implements AccessDeniedHandler {

    private final AccessDeniedHandler others = new AccessDeniedHandlerImpl();
    private final long limit;

    PageDenials(MultipartProperties multipart) {
        limit = multipart.getMaxFileSize().toBytes();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException && request.getContentLengthLong() > limit) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else if (request.getMethod().equals("GET")
                && Homes.hasToChoose(SecurityContextHolder.getContext().getAuthentication())) {
            response.sendRedirect(Homes.CHOICE);
        } else {
            others.handle(request, response, denied);
        }
    }
}
