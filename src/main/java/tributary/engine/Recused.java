package tributary.engine;

import org.camunda.bpm.engine.AuthorizationException;

/** This person, of all to whom the task is offered, may not do it; a listener throws it, and whoever tried is told why. */
public class Recused extends AuthorizationException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param reason for people; names only what the person did or belongs to
     */
    public Recused(String reason) {
        super(reason);
    }
}
