package tributary.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator what is wrong, a line each, instead of a stack trace. */
class UnfitForProductionAnalyzer extends AbstractFailureAnalyzer<UnfitForProduction> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnfitForProduction cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set what is named. For a demonstration on one machine, and only for one, set "
                        + ProductionCheck.DEMONSTRATION + "=true.",
                cause);
    }
}
