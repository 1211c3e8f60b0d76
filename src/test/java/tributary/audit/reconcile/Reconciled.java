package tributary.audit.reconcile;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** For tests elsewhere: what the nightly comparison would find wrong with a proposal. */
public final class Reconciled {

    private Reconciled() {}

    public static List<String> disagreements(ApplicationContext application, UUID proposal) {
        return application.getBean(Reconciliation.class).compare(proposal).stream()
                .map(Disagreement::toString)
                .toList();
    }
}
