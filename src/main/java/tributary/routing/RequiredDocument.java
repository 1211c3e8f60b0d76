package tributary.routing;

import java.util.List;

/**
 * A paper that somebody will want.
 *
 * @param requiredBy the members that want it
 * @param atSubmission whether it must be uploaded before the proposal can be submitted
 * @param stages when it is wanted: {@code submission}, {@code legal-framework}, {@code environment}, {@code financing}, {@code decision},
 *     {@code follow-up}, {@code mekong}
 */
public record RequiredDocument(
        String kind,
        List<String> requiredBy,
        boolean atSubmission,
        List<String> stages,
        List<String> rules,
        List<String> legalBasis,
        boolean confirmed) {

    public RequiredDocument {
        requiredBy = List.copyOf(requiredBy);
        stages = List.copyOf(stages);
        rules = List.copyOf(rules);
        legalBasis = List.copyOf(legalBasis);
    }
}
