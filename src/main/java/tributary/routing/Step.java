package tributary.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.time.Term;

/**
 * A step of a national review.
 *
 * @param id the task definition key
 * @param stage {@code completeness}, {@code legal-framework}, {@code environmental}, {@code financing} or {@code decision}
 * @param authority the competent authority, as text
 * @param actor the function group that does it: {@code la.environment-reviewers}
 * @param authorityGroup the authority's group: {@code la.mae}; null where the step belongs to no named authority
 * @param votes how many people decide: 1, or 3 in a committee
 * @param term the statutory limit; null where the law sets none
 * @param papers the kinds of document that are examined at it; null where none is known
 * @param since id of the step at whose end the term begins; null when it begins with the step itself
 * @param mayRefuse false where the law leaves no refusal to the step as it runs here; null where the model's outcomes hold
 * @param confirmed false when the source is unconfirmed or the step is a modelling choice
 */
public record Step(
        String id,
        String name,
        String stage,
        @Nullable String authority,
        String actor,
        @Nullable String authorityGroup,
        int votes,
        @Nullable Term term,
        @Nullable String result,
        @Nullable List<String> papers,
        @Nullable String fee,
        List<String> legalBasis,
        @Nullable String appealTo,
        @Nullable String rule,
        @Nullable String note,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String since,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean mayRefuse,
        boolean confirmed) {

    public Step {
        papers = papers == null ? null : List.copyOf(papers);
        legalBasis = List.copyOf(legalBasis);
    }
}
