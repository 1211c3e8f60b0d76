package tributary.review;

import org.camunda.bpm.engine.delegate.VariableScope;

/** What a module above records of completions of its own tasks, in the same transaction. All beans of this type are told. */
@FunctionalInterface
public interface CompletionRecorder {

    /** A task was completed, and nothing was wrong with it. */
    void record(Completion completion, VariableScope scope);
}
