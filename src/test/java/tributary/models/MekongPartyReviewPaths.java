package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tributary.models.ReviewEngine.Review;

/** The review of a party to the 1995 Mekong Agreement, which decides only once the Agreement's procedure has ended. */
abstract class MekongPartyReviewPaths extends NationalReviewPaths {

    MekongPartyReviewPaths(String member, String folder, Set<String> onlyOpinions, Map<String, String> reachedWith) {
        super(member, folder, onlyOpinions, reachedWith);
    }

    @Test
    void waitsForTheMekongProcedureThatIsStillOpen() {
        Review review = engine.start("host", List.of("check-completeness", "decide-national"))
                .awaitMekong(false)
                .complete("check-completeness", "pass");
        assertThat(review.open()).isEmpty();
        assertThat(review.hasEnded()).isFalse();

        review.endMekongProcedure();

        assertThat(review.open()).containsExactly("decide-national");
    }

    @Test
    void goesOnAtOnceWhenTheMekongProcedureHasEnded() {
        Review review = engine.start("host", List.of("check-completeness", "decide-national"))
                .awaitMekong(true)
                .complete("check-completeness", "pass");

        assertThat(review.open()).containsExactly("decide-national");
    }
}
