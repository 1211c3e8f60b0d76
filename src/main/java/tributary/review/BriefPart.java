package tributary.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.delegate.DelegateTask;
import tributary.proposal.Proposal;
import tributary.proposal.ReviewStep;

/** What a part of the application adds to the brief that a task's form shows. All beans of this type are asked when a task is opened. */
public interface BriefPart {

    /** Adds to the brief; does nothing where it has nothing to tell of this task. */
    void add(ObjectNode brief, DelegateTask task);

    /** Writes anew what has changed since the task was opened; keeps what it did not add itself. */
    default void renew(ObjectNode brief, Proposal proposal, ReviewStep step) {}

    /** A text that a person typed, as it may stand in a form: forms render Markdown, so what it holds of that must stay text. */
    static String plain(String text) {
        return text.replace("{{", "{ {")
                .replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1")
                .replaceAll("\\s*\\R\\s*", " ");
    }
}
