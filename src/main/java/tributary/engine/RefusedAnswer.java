package tributary.engine;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * A task cannot be completed with these values. A listener throws it; the task stays open, and whoever completed it, in Tasklist or by REST,
 * is told every field that is wrong.
 */
public class RefusedAnswer extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> faults;

    /**
     * Refuses.
     *
     * @param faults by variable name, for people: {@code outcome} → "Outcome is missing. Choose pass, fail or supplement."
     */
    public RefusedAnswer(Map<String, String> faults) {
        super(String.join(" ", new TreeMap<>(faults).values()));
        this.faults = new TreeMap<>(faults);
    }

    /** What is wrong, by variable name. */
    public Map<String, String> faults() {
        return faults;
    }
}
