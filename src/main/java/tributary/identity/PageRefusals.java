package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tributary.web.Refusal;
import tributary.web.TookTooLong;

/** Shows the page of its status for a refusal that no module has a page of its own for. */
@Component
class PageRefusals implements HandlerExceptionResolver, Ordered {

    /** Attribute of a request that was refused: why. */
    static final String REFUSAL = PageRefusals.class.getName() + ".refusal";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        Refusal refusal = failure instanceof Refusal known
                ? known
                : TookTooLong.findIn(failure).orElse(null);
        if (refusal == null) {
            return null;
        }
        try {
            request.setAttribute(REFUSAL, refusal);
            response.sendError(refusal.status().value());
            return new ModelAndView();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
