package tributary.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tributary.identity.CurrentUser;
import tributary.local.TributaryTest;
import tributary.proposal.Dossiers;
import tributary.proposal.OwnStep;
import tributary.proposal.OwnSteps;
import tributary.proposal.ReviewStep;
import tributary.time.Calendars;
import tributary.time.Term;

/** From which day limits run in the whole application, and how an answer moves one while its step is open. */
@TributaryTest
class ReviewTermsProcessTests {

    private static final CurrentUser SECRETARY =
            new CurrentUser("joint", "secretary", "joint.secretary", null, Set.of("joint.secretariat"));

    private final ReviewUnderTest review;
    private final Calendars calendars;
    private final JdbcClient database;
    private final Dossiers dossiers;
    private final OwnSteps ownSteps;

    @Autowired
    ReviewTermsProcessTests(
            ReviewUnderTest review, Calendars calendars, JdbcClient database, Dossiers dossiers, OwnSteps ownSteps) {
        this.review = review;
        this.calendars = calendars;
        this.database = database;
        this.dossiers = dossiers;
        this.ownSteps = ownSteps;
    }

    @Test
    void goesOnWithTheRestOfACommitteesLimitWhoeverVotedLast() {
        UUID id = review.submitIn("vn", Map.of("circumstances", Map.of("needsSpecialMechanism", true)));
        for (String step : List.of(
                "check-completeness", "collect-opinions", "review-preliminary-assessment", "review-legal-framework")) {
            complete(id, "vn", step, "pass", Map.of());
        }
        review.await(() -> review.tasks(id, "vn", "hold-state-appraisal").size() == 3);
        database.sql("update review_step set opened_at = opened_at - interval '14 days' where proposal_id = :id"
                        + " and step = 'hold-state-appraisal'")
                .param("id", id)
                .update();
        LocalDate due =
                calendars.of("vn").dueOn(LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")), Term.calendarDays(105 - 14));

        review.vote(id, "vn", "hold-state-appraisal", "supplement", "supplement", "pass");
        review.answer(id, review.openRequest(id));

        review.await(() -> review.tasks(id, "vn", "hold-state-appraisal").size() == 3);
        // Midnight may have passed since.
        ReviewStep again = open(id, "vn", "hold-state-appraisal");
        assertThat(again.daysUsed()).isBetween(14, 15);
        assertThat(again.dueOn()).isBetween(due, due.plusDays(1));
    }

    @Test
    void runsFromTheDayOnWhichTheReportCameOnceThatIsOnRecord() {
        UUID id = examinedInVietNam();
        LocalDate received = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(10);
        LocalDate due = calendars.of("vn").dueOn(received, Term.calendarDays(45));
        assertThat(open(id, "vn", "review-environment").dueOn()).isAfter(due);

        complete(id, "vn", "review-environment", "keep-open", Map.of("reportReceivedOn", received.toString()));

        Task again = review.task(id, "vn", "review-environment");
        assertThat(again.getAssignee()).isEqualTo("vn.environment");
        assertThat(open(id, "vn", "review-environment").dueOn()).isEqualTo(due);
        assertThat(open(id, "vn", "review-environment").daysUsed()).isBetween(10, 11);
        assertThat(brief(again)).contains("Limit of this step runs from", received.toString());
        complete(id, "vn", "review-environment", "pass", Map.of());
        review.await(() -> review.tasks(id, "vn", "hold-appraisal-council").size() == 3);
        assertThat(open(id, "vn", "hold-appraisal-council").dueOn()).isEqualTo(due);
        assertThat(brief(review.tasks(id, "vn", "hold-appraisal-council").get(0)))
                .contains("Day of the valid report: **" + received + "**");
    }

    @Test
    void sharesThePeriodOfAnEarlierStepWhereNoDayIsOnRecord() {
        UUID id = examinedInVietNam();
        LocalDate due = open(id, "vn", "review-environment").dueOn();

        complete(id, "vn", "review-environment", "pass", Map.of());

        review.await(() -> review.tasks(id, "vn", "hold-appraisal-council").size() == 3);
        assertThat(open(id, "vn", "hold-appraisal-council").dueOn()).isEqualTo(due);
    }

    @Test
    void keepsNothingOpenWithoutANewAnswerNorTakesADayToCome() {
        UUID id = examinedInVietNam();
        String later = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(3).toString();

        assertThatThrownBy(() -> complete(id, "vn", "review-environment", "keep-open", Map.of()))
                .hasMessageContaining("no answer differs from those on record");
        assertThatThrownBy(
                        () -> complete(id, "vn", "review-environment", "keep-open", Map.of("reportReceivedOn", later)))
                .hasMessageContaining("that day is still to come");
    }

    @Test
    void prolongsALimitWhileItRunsAndOnce() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass");
        for (String step : List.of(
                "check-completeness", "review-legal-framework", "collect-ministry-opinions", "commission-evaluation")) {
            complete(id, "cn", step, "pass", Map.of());
        }
        LocalDate opened =
                LocalDate.ofInstant(open(id, "cn", "approve-by-ndrc").openedAt(), ZoneId.of("Asia/Shanghai"));
        assertThat(open(id, "cn", "approve-by-ndrc").dueOn())
                .isEqualTo(calendars.of("cn").plusWorkingDays(opened, 20));

        complete(id, "cn", "approve-by-ndrc", "keep-open", Map.of("extended", true));

        assertThat(open(id, "cn", "approve-by-ndrc").dueOn())
                .isEqualTo(calendars.of("cn").plusWorkingDays(opened, 30));
        assertThat(review.proposals.listSteps(id))
                .anyMatch(step -> "keep-open".equals(step.outcome())
                        && "Examined approve-by-ndrc".equals(step.findings())
                        && "cn.approver".equals(step.completedBy()));
        assertThatThrownBy(() -> complete(id, "cn", "approve-by-ndrc", "keep-open", Map.of("extended", true)))
                .hasMessageContaining("no answer differs from those on record");
        complete(id, "cn", "approve-by-ndrc", "pass", Map.of());
        review.await(() -> review.tasks(id, "cn", "approve-by-ndrc").isEmpty());
    }

    @Test
    void countsFromTheAcceptanceWithoutTheDaysOfAnEvaluation() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass");
        complete(id, "cn", "check-completeness", "pass", Map.of());
        complete(id, "cn", "review-legal-framework", "pass", Map.of());
        complete(id, "cn", "collect-ministry-opinions", "pass", Map.of());
        // The file was accepted three weeks ago; two weeks ago the evaluation began.
        shift(id, "cn", "review-legal-framework", "21 days");
        shift(id, "cn", "commission-evaluation", "14 days");
        complete(id, "cn", "commission-evaluation", "pass", Map.of());

        ReviewStep open = open(id, "cn", "approve-by-ndrc");

        LocalDate today = LocalDate.ofInstant(open.openedAt(), ZoneId.of("Asia/Shanghai"));
        int before = calendars.of("cn").workingDaysBetween(today.minusDays(21), today.minusDays(14));
        assertThat(open.daysUsed()).isEqualTo(before);
        assertThat(open.dueOn()).isEqualTo(calendars.of("cn").plusWorkingDays(today, 20 - before));
    }

    @Test
    void countsWorkingDaysWhereTheLawSetsNoLimit() {
        UUID id = review.submit(Map.of());
        open(id, "joint", "confirm-scope");
        shift(id, "joint", "confirm-scope", "21 days");
        LocalDate opened =
                LocalDate.ofInstant(open(id, "joint", "confirm-scope").openedAt(), ZoneId.of("Asia/Vientiane"));

        OwnStep shown =
                ownSteps.list(dossiers.getDossier(id, SECRETARY), SECRETARY).get(0);
        complete(id, "joint", "confirm-scope", "pass", Map.of());

        ReviewStep done = review.proposals.listSteps(id).stream()
                .filter(step -> step.step().equals("confirm-scope") && !step.isOpen())
                .findFirst()
                .orElseThrow();
        // Midnight may have passed since.
        int used = calendars.of("la").workingDaysBetween(opened, opened.plusDays(21));
        assertThat(shown.clock().kind()).isEqualTo(Term.WORKING);
        assertThat(shown.clock().daysUsed()).isBetween(used, used + 1);
        assertThat(done.daysUsed()).isBetween(used, used + 1);
    }

    /** Once the step has been opened. */
    private void shift(UUID id, String member, String step, String earlier) {
        review.await(() -> database.sql(
                                "update review_step set opened_at = opened_at - cast(:earlier as interval) where proposal_id = :id"
                                        + " and step = :step and member = :member")
                        .param("id", id)
                        .param("member", member)
                        .param("step", step)
                        .param("earlier", earlier)
                        .update()
                == 1);
    }

    @Test
    void showsCountsToThoseWhoDecideAndDatesTheStudiesByTheMemorandum() {
        UUID id = review.submit(Map.of());
        review.complete(id, "joint", "confirm-scope", "pass");
        LocalDate signed = LocalDate.now(ZoneId.of("Asia/Vientiane")).minusDays(40);
        complete(id, "la", "check-completeness", "pass", Map.of());
        complete(id, "la", "collect-sector-opinions", "pass", Map.of("opinionsAgainst", 3));
        complete(id, "la", "review-legal-framework", "pass", Map.of());
        review.await(() -> review.tasks(id, "la", "hold-committee-sitting").size() == 3);

        assertThat(brief(review.tasks(id, "la", "hold-committee-sitting").get(0)))
                .contains("Opinions against the project (number): **3**");
        assertThat(database.sql(
                                "select p.detail ->> 'answers' from audit_entry e join audit_personal p using (position)"
                                        + " where e.proposal_id = :id and e.step = 'collect-sector-opinions'"
                                        + " and e.type = 'finding-recorded' and e.tenant = 'la'")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("{\"opinionsAgainst\": 3}");

        review.vote(id, "la", "hold-committee-sitting", "pass", "pass", "pass");
        complete(
                id,
                "la",
                "sign-memorandum",
                "pass",
                Map.of("memorandumSignedOn", signed.toString(), "memorandumMonths", 3));
        complete(id, "la", "approve-terms-of-reference", "pass", Map.of());
        review.task(id, "la", "receive-studies");
        assertThat(open(id, "la", "receive-studies").dueOn())
                .isEqualTo(calendars.of("la").dueOn(signed, Term.months(3)));
        complete(
                id,
                "la",
                "receive-studies",
                "pass",
                Map.of("receivedOn", signed.plusDays(10).toString()));
        review.task(id, "la", "review-environment");
        assertThat(open(id, "la", "review-environment").dueOn())
                .isEqualTo(calendars.of("la").plusWorkingDays(signed.plusDays(10), 95));
    }

    @Test
    void countsTheDaysOfTheDeskAloneWhereOtherAuthoritiesHeldTheFile() {
        UUID id = review.submitGarmentsInCambodia();
        complete(id, "kh", "check-completeness", "pass", Map.of());
        complete(id, "kh", "review-legal-framework", "pass", Map.of());
        complete(id, "kh", "assess-qualification", "pass", Map.of());
        complete(id, "kh", "review-environment", "pass", Map.of());
        review.task(id, "kh", "decide-national");
        LocalDate opened =
                LocalDate.ofInstant(open(id, "kh", "decide-national").openedAt(), ZoneId.of("Asia/Phnom_Penh"));

        assertThat(open(id, "kh", "decide-national").dueOn())
                .isEqualTo(calendars.of("kh").plusWorkingDays(opened, 20));
    }

    @Test
    void sharesThePeriodSinceTheFileWasAccepted() {
        UUID id = review.submitGarmentsInCambodia();
        complete(id, "kh", "check-completeness", "pass", Map.of());
        review.task(id, "kh", "review-legal-framework");
        database.sql("update review_step set closed_at = closed_at - interval '14 days' where proposal_id = :id"
                        + " and step = 'check-completeness' and member = 'kh'")
                .param("id", id)
                .update();

        complete(id, "kh", "review-legal-framework", "pass", Map.of());

        review.task(id, "kh", "assess-qualification");
        LocalDate accepted = review.proposals.listSteps(id).stream()
                .filter(step -> step.step().equals("check-completeness")
                        && step.member().equals("kh"))
                .map(step -> LocalDate.ofInstant(
                        java.util.Objects.requireNonNull(step.closedAt()), ZoneId.of("Asia/Phnom_Penh")))
                .findFirst()
                .orElseThrow();
        assertThat(open(id, "kh", "assess-qualification").dueOn())
                .isEqualTo(calendars.of("kh").plusWorkingDays(accepted, 20));
        assertThat(open(id, "kh", "assess-qualification").daysUsed()).isPositive();
    }

    private UUID examinedInVietNam() {
        UUID id = review.submitIn(
                "vn",
                Map.of(
                        "sector",
                        "building-materials",
                        "activity",
                        "cement",
                        "size",
                        Map.of("annual-output", "1200000"),
                        "investment",
                        Map.of("amount", "200000000.00", "currency", "USD")));
        complete(id, "vn", "check-completeness", "pass", Map.of());
        complete(id, "vn", "review-legal-framework", "pass", Map.of());
        complete(id, "vn", "issue-erc", "pass", Map.of());
        complete(id, "vn", "issue-registration-certificate", "pass", Map.of());
        review.task(id, "vn", "review-environment");
        return id;
    }

    // Branches that join meanwhile would get in the way.
    private void complete(UUID id, String member, String step, String outcome, Map<String, Object> more) {
        review.awaitQuiet(id);
        review.complete(id, member, step, outcome, more);
    }

    private ReviewStep open(UUID id, String member, String step) {
        review.await(() -> !review.tasks(id, member, step).isEmpty());
        return review.proposals.listSteps(id).stream()
                .filter(opened -> opened.isOpen()
                        && opened.step().equals(step)
                        && opened.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    private String brief(Task task) {
        return String.valueOf(review.tasks.getVariableLocal(task.getId(), OpenBriefs.BRIEF));
    }
}
