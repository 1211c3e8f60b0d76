package tributary.review;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tributary.engine.ModelBean;
import tributary.routing.Participation;

/** Takes the list of national reviews apart, for the step that starts them: {@code cn/home la/host}. */
@ModelBean("participation")
class ParticipationInReview {

    /** The list of those that hold a review of their own. */
    static String write(List<Participation> participants) {
        return participants.stream()
                .filter(part ->
                        part.role().equals(Participation.HOME) || part.role().equals(Participation.HOST))
                .map(part -> part.member() + "/" + part.role())
                .collect(Collectors.joining(" "));
    }

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
