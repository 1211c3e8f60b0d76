package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.identity.CurrentUser;
import tributary.local.Visitor;
import tributary.proposal.Dossier;
import tributary.proposal.Dossiers;
import tributary.proposal.ReviewClock;
import tributary.proposal.ReviewStep;
import tributary.proposal.SupplementRequest;
import tributary.time.Calendars;
import tributary.time.StatutoryClock;
import tributary.time.StatutoryClock.Stop;
import tributary.time.Term;

/** Myanmar's review in the whole application, where rules, votes and limits are real. */
class MyanmarReviewProcessTests extends HostReview {

    private static final ZoneId ZONE = ZoneId.of("Asia/Yangon");

    private static final CurrentUser FOCAL_POINT =
            new CurrentUser("mm", "focal", "mm.focal", null, Set.of("mm.focal-points"));

    @LocalServerPort
    private int port;

    private final Calendars calendars;
    private final JdbcClient database;
    private final Dossiers dossiers;

    @Autowired
    MyanmarReviewProcessTests(ReviewUnderTest review, Calendars calendars, JdbcClient database, Dossiers dossiers) {
        super(review, "mm");
        this.calendars = calendars;
        this.database = database;
        this.dossiers = dossiers;
    }

    @Test
    void endorsesByACommitteeOfThree() {
        UUID id = submit("none", "4000000.00");

        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        awaitOpen(id, "give-ministry-opinion", "screen-project");
        assertThat(review.task(id, "mm", "give-ministry-opinion").getDueDate()).isNotNull();
        assertThat(review.timer(id, "give-ministry-opinion-period-elapsed").getDuedate())
                .isNotNull();
        complete(id, "give-ministry-opinion", "fail");
        complete(id, "screen-project", "pass", Map.of("assessmentFiled", true));
        awaitOpen(id, "review-environment", "review-legal-framework");
        complete(id, "review-environment", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "permit-currency-use", "fail", Map.of("conditions", "No transfer before the permit"));
        review.awaitQuiet(id);
        review.vote(id, "mm", "decide-national", "approve", "reject", "approve");

        assertThat(outcome(id)).isEqualTo("approved-with-conditions");
    }

    @Test
    void turnsIntoAPermitWhenTheDepartmentAsksForAFullAssessment() {
        UUID id = submit("none", "4000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        complete(id, "screen-project", "pass", Map.of("instrument", "full-eia"));
        complete(id, "give-ministry-opinion", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "permit-currency-use", "pass");

        review.await(() -> review.tasks(id, "mm", "decide-national").size() == 3);
        assertThat(review.proposals.listSteps(id).stream()
                        .filter(step -> step.step().equals("decide-national")
                                && step.member().equals("mm")))
                .allMatch(step -> "mm.mic".equals(step.authorityGroup()));
    }

    @Test
    void endsWhenTheMinistryThatMustApproveDoesNot() {
        UUID id = submit("ministry-approval", "6000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");

        complete(id, "give-ministry-opinion", "fail");

        assertThat(outcome(id)).isEqualTo("rejected");
        assertThat(review.openOf(id, "mm")).isEmpty();
    }

    @Test
    void endsWhenACommitteeWaitsTwentyWorkingDaysForAnAnswer() {
        UUID id = submit("none", "4000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "supplement");
        SupplementRequest request = review.openRequest(id);
        assertThat(request.isOpen()).isTrue();

        review.elapse(id, "ask-for-check-completeness-supplement-period-elapsed");

        assertThat(outcome(id)).isEqualTo("rejected");
    }

    @Test
    void letsTheDirectorateWaitLonger() {
        UUID id = submit("none", "6000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "supplement");
        SupplementRequest request = review.openRequest(id);

        review.elapse(id, "ask-for-check-completeness-supplement-period-elapsed");
        review.answer(id, request);

        awaitOpen(id, "check-completeness");
    }

    @Test
    void putsAnAppealAgainstARegionsCommitteeToTheCommission() {
        UUID id = submit("none", "4000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        complete(id, "give-ministry-opinion", "pass");
        complete(id, "screen-project", "pass");
        complete(id, "review-legal-framework", "pass");
        complete(id, "permit-currency-use", "pass");
        review.awaitQuiet(id);
        review.vote(id, "mm", "decide-national", "reject", "reject", "approve");

        assertThat(hearing(id)).containsExactlyInAnyOrder("mm.focal-points", "mm.mic");
        review.complete(id, "mm", "admit-appeal", "pass");
        review.completeAs("approver3", "approvers", review.task(id, "mm", "decide-appeal"), "fail", Map.of());
    }

    @Test
    void leavesAnAppealAgainstADeniedAssessmentToTheEnvironmentMinistry() {
        UUID id = submit("none", "4000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        complete(id, "screen-project", "pass", Map.of("assessmentFiled", true));
        complete(id, "review-environment", "fail");

        assertThat(hearing(id)).containsExactlyInAnyOrder("mm.focal-points", "mm.ecd");
    }

    /** Who is asked to admit an appeal against the rejection. */
    private List<String> hearing(UUID id) {
        assertThat(outcome(id)).isEqualTo("rejected");
        review.decideHome(id);
        review.complete(id, "joint", "announce-joint-outcome", "pass");
        review.appeal(id, "mm", "host");
        return review.groups(review.task(id, "mm", "admit-appeal"));
    }

    @Test
    void letsNoDayOfAQuestionCountAgainstAnOpinionThatSharesThePeriod() {
        UUID id = submit("none", "6000000.00");
        complete(id, "determine-route", "pass");
        complete(id, "check-completeness", "pass");
        awaitOpen(id, "give-ministry-opinion", "give-region-opinion", "screen-project");
        // Accepted and opened 25 days ago, and the region asks 10 days later.
        shift(id, "check-completeness", 25);
        shift(id, "give-ministry-opinion", 25);
        complete(id, "give-region-opinion", "supplement");
        SupplementRequest request = review.openRequest(id);

        assertThat(review.task(id, "mm", "give-ministry-opinion").getDueDate()).isNull();
        assertThat(open(id, "give-ministry-opinion").dueOn()).isNull();
        assertThat(clock(id, "give-ministry-opinion"))
                .returns(ReviewClock.ENTERPRISE, ReviewClock::heldBy)
                .returns(null, ReviewClock::daysLeft)
                .satisfies(clock -> assertThat(clock.daysUsed()).isBetween(25, 26));
        assertThat(timer(id, "give-ministry-opinion")).isAfter(LocalDate.of(2900, 1, 1));
        assertThat(recorded(id, "Give ministry opinion")).endsWith("none");
        review.remindAt(id, Instant.now().plus(Duration.ofDays(40)));
        assertThat(review.milestones(id, "step-waiting")).noneMatch(note -> note.startsWith("mm/"));
        shift(id, "give-region-opinion", 15);

        review.answer(id, request);

        awaitOpen(id, "give-ministry-opinion", "give-region-opinion", "screen-project");
        LocalDate today = LocalDate.now(ZONE);
        LocalDate due = new StatutoryClock(
                        calendars.of("mm"),
                        today.minusDays(25),
                        Term.calendarDays(30),
                        List.of(new Stop(today.minusDays(15), today)))
                .dueOn();
        assertThat(due).isAfterOrEqualTo(today.plusDays(20));
        for (String opinion : List.of("give-ministry-opinion", "give-region-opinion")) {
            ReviewStep open = open(id, opinion);
            assertThat(open.dueOn()).as(opinion).isEqualTo(due);
            assertThat(LocalDate.ofInstant(
                            review.task(id, "mm", opinion).getDueDate().toInstant(), ZONE))
                    .as(opinion)
                    .isEqualTo(due);
            assertThat(timer(id, opinion)).as(opinion).isEqualTo(due.plusDays(1));
            assertThat(open.daysUsed() + ChronoUnit.DAYS.between(LocalDate.ofInstant(open.openedAt(), ZONE), today))
                    .as(opinion)
                    .isEqualTo(10);
        }
        assertThat(recorded(id, "Give ministry opinion"))
                .contains(due.format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK)));
        assertThat(String.valueOf(review.tasks.getVariableLocal(
                        review.task(id, "mm", "give-ministry-opinion").getId(), OpenBriefs.BRIEF)))
                .contains("\"dueOn\":\"" + due + "\"");
        assertThat(database.sql("select e.detail ->> 'dueOn' from audit_entry e where e.proposal_id = :id"
                                + " and e.type = 'limit-moved' and e.step = 'give-ministry-opinion' order by position")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("", due.toString());
    }

    /** The limit of an open step that the record of the review tells, with what stands before it in its row. */
    private String recorded(UUID id, String step) {
        String page = Visitor.signedIn(port, "mm", "auditor")
                .get("/audit/proposals/" + id + "/record")
                .body();
        int named = page.indexOf("audit-head\"><span>" + step + "</span>");
        assertThat(named).isPositive();
        return page.substring(named, page.indexOf("</tr>", named))
                .replaceAll("<[^>]*>", " ")
                .strip();
    }

    private void shift(UUID id, String step, int days) {
        database.sql("""
                        update review_step set opened_at = opened_at - :days * interval '1 day',
                               closed_at = closed_at - :days * interval '1 day'
                        where proposal_id = :id and member = 'mm' and step = :step
                        """)
                .param("id", id)
                .param("step", step)
                .param("days", days)
                .update();
    }

    private ReviewStep open(UUID id, String step) {
        return review.proposals.listSteps(id).stream()
                .filter(opened -> opened.isOpen() && opened.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private ReviewClock clock(UUID id, String step) {
        return dossiers.getDossier(id, FOCAL_POINT).nationalReviews().stream()
                .filter(shown -> shown.member().equals("mm"))
                .flatMap(shown -> shown.steps().stream())
                .filter(open -> open.id().equals(step))
                .map(Dossier.OpenStep::clock)
                .findFirst()
                .orElseThrow();
    }

    private LocalDate timer(UUID id, String step) {
        return LocalDate.ofInstant(
                review.timer(id, step + "-period-elapsed").getDuedate().toInstant(), ZONE);
    }

    private UUID submit(String listedActivity, String dollars) {
        return submit(Map.of(
                "sector", "textile",
                "activity", "garments",
                "size", Map.of("annual-units", "900000"),
                "circumstances", Map.of("listedActivity", listedActivity),
                "investment", Map.of("amount", dollars, "currency", "USD")));
    }
}
