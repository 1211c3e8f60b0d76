package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyVotesTests {

    @ParameterizedTest
    @CsvSource({
        "pass pass pass, pass",
        "pass pass fail, pass-with-revision",
        "pass pass pass-with-revision, pass-with-revision",
        "pass pass-with-revision fail, pass-with-revision",
        "pass-with-revision pass-with-revision pass-with-revision, pass-with-revision",
        "pass fail fail, fail",
        "pass-with-revision fail fail, fail",
        "fail fail fail, fail"
    })
    void passesACouncilOfOneMindOnly(String votes, String outcome) {
        assertThat(TallyVotes.countUnanimous(List.of(votes.split(" ", -1)), "pass-with-revision"))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "pass pass fail, pass",
        "pass fail supplement, supplement",
        "fail pass fail, fail",
        "pass pass-with-conditions fail, pass-with-conditions"
    })
    void carriesElsewhereWithTwoLikeVotes(String votes, String outcome) {
        assertThat(TallyVotes.count(List.of(votes.split(" ", -1)))).isEqualTo(outcome);
    }
}
