package tributary.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import tributary.web.NotFound;
import tributary.web.Refusal;

/** Tells people on a page why what they asked for was not done. */
@ControllerAdvice(basePackageClasses = PortalRefusals.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalRefusals {

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        boolean isNotFound = refusal instanceof NotFound;
        ModelAndView page = new ModelAndView("portal/refused", refusal.status());
        page.addObject("notFound", isNotFound);
        page.addObject("refusal", refusal);
        page.addObject("errors", refusal.errors());
        page.addObject("back", back(request));
        return page;
    }

    @ExceptionHandler
    ModelAndView unknownAddress(MethodArgumentTypeMismatchException mismatch) {
        ModelAndView page = new ModelAndView("portal/refused", HttpStatus.NOT_FOUND);
        page.addObject("notFound", true);
        page.addObject("back", "/portal");
        return page;
    }

    private static String back(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/", -1);
        return path.length > 4 && path[2].equals("proposals") ? "/portal/proposals/" + path[3] : "/portal";
    }
}
