package tributary.review;

import java.util.List;
import java.util.stream.Stream;
import tributary.engine.ModelBean;

/** Takes the list of national reviews apart, for the step that starts them: {@code cn/home la/host}. */
@ModelBean("participation")
class ParticipationInReview {

    public List<String> reviews(String nationalReviews) {
        return Stream.of(nationalReviews.split(" ", -1))
                .filter(review -> !review.isBlank())
                .toList();
    }

    public String member(String review) {
        return review.substring(0, review.indexOf('/'));
    }

    public String role(String review) {
        return review.substring(review.indexOf('/') + 1);
    }
}
