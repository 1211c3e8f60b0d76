package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.web.servlet.IServletWebExchange;

/** Gives every script of a template the nonce that the answer's policy names; whatever else got into a page does not run. */
@Component
class ScriptNonces extends AbstractProcessorDialect {

    private static final int AFTER_ALL_OTHERS = 10_000;

    ScriptNonces() {
        super("Nonces of scripts", null, AFTER_ALL_OTHERS);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Script());
    }

    private static final class Script extends AbstractElementTagProcessor {

        Script() {
            super(TemplateMode.HTML, null, "script", false, null, false, AFTER_ALL_OTHERS);
        }

        @Override
        protected void doProcess(
                ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
            if (context instanceof IWebContext web
                    && web.getExchange() instanceof IServletWebExchange exchange
                    && exchange.getNativeRequestObject() instanceof HttpServletRequest request) {
                structure.setAttribute("nonce", Policies.nonce(request));
            }
        }
    }
}
