package tributary.review;

import java.util.Map;

/** What a module above asks of completions of its own tasks. All beans of this type are asked before anything is recorded. */
@FunctionalInterface
public interface CompletionCheck {

    /** What is wrong, by the field's name, in a sentence that names it; empty when nothing is. */
    Map<String, String> listFindings(Completion completion);
}
