package tributary.review;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** The few variables that processes share. All else about a proposal is in the application's own tables. */
public final class ReviewVariables {

    public static final String PROPOSAL_ID = "proposalId";
    public static final String MEMBER = "member";
    public static final String ROLE = "role";

    /** Ids of the steps that run, each between spaces. */
    static final String STEPS = "steps";

    /** Category of the environmental review when the review began; stays, so that ways that part by it meet again. */
    static final String CATEGORY = "category";

    static final String PROCEDURE = "procedure";
    static final String NATIONAL_REVIEWS = "nationalReviews";
    static final String REQUEST_ID = "requestId";

    /** True in a national review that an appeal reopened. */
    static final String REOPENED = "reopened";

    /** The consulted country's comment that a host's task answers. */
    public static final String COMMENT_ID = "commentId";

    /** The condition of approval that a follow-up is about. */
    public static final String CONDITION_ID = "conditionId";

    /** The part of the secretariat, in whose processes nobody is home or host. */
    public static final String JOINT = "joint";

    private ReviewVariables() {}

    /** The proposal that this process serves. */
    public static UUID proposalId(VariableScope scope) {
        return UUID.fromString(getText(scope, PROPOSAL_ID));
    }

    /** Code of the member whose process this is; {@code joint} in the secretariat's. */
    public static String member(VariableScope scope) {
        String member = findText(scope, MEMBER);
        return member == null ? JOINT : member;
    }

    /** The member's part in the proposal; {@code joint} in the secretariat's processes. */
    public static String role(VariableScope scope) {
        String role = findText(scope, ROLE);
        return role == null ? JOINT : role;
    }

    /**
     * A text variable.
     *
     * @throws IllegalStateException when it is not set
     */
    public static String getText(VariableScope scope, String name) {
        String value = findText(scope, name);
        if (value == null) {
            throw new IllegalStateException("The process has no variable " + name);
        }
        return value;
    }

    public static @Nullable String findText(VariableScope scope, String name) {
        return scope.getVariable(name) instanceof String value ? value : null;
    }

    /** The condition that a follow-up is about; null in all other processes. */
    static @Nullable UUID findSubject(VariableScope scope) {
        String condition = findText(scope, CONDITION_ID);
        return condition == null ? null : UUID.fromString(condition);
    }

    /** {@code review-environment} → {@code reviewEnvironmentOutcome}, the variable that carries what a step came to. */
    static String outcomeOf(String step) {
        StringBuilder name = new StringBuilder();
        for (String word : step.split("-", -1)) {
            name.append(name.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)))
                    .append(word, 1, word.length());
        }
        return name.append("Outcome").toString();
    }
}
