package tributary.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.audit.AuditEvent;
import tributary.audit.AuditEvent.ProcessPlace;
import tributary.audit.AuditTrail;
import tributary.audit.AuditTrail.Draft;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** What auditors read of days used against the limits of the law. In July 2026, Lao PDR has no holiday; the 1st is a Wednesday. */
@TributaryTest
class TermsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    private final String name = "Sample step " + UUID.randomUUID();

    @Test
    void addsDaysBeforeAndAfterAQuestion() {
        Review review = new Review();
        review.task(1, 6, 15, "supplement");
        review.task(20, 23, 29, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 6 of 10 working days | 0");
    }

    @Test
    void addsDaysOfEveryOpeningUntilItIsFinished() {
        Review review = new Review();
        review.task(1, 3, 15, "keep-open");
        review.task(3, 6, 20, "supplement");
        review.task(13, 14, 23, "supplement");
        review.task(20, 22, 29, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 6 of 11 working days | 0");
    }

    @Test
    void keepsALimitThatWasPassedBeforeTheQuestion() {
        Review review = new Review();
        review.task(1, 8, 6, "supplement");
        review.task(20, 20, 20, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 5 of 3 working days | 1");
    }

    @Test
    void beginsAnewOnceItWasFinished() {
        Review review = new Review();
        review.task(1, 6, 15, "fail");
        review.task(20, 23, 31, "pass");
        new Review().task(1, 6, 15, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 3 | 3 of 10 working days | 0");
    }

    @Test
    void leavesOutWhatTheEnterpriseHasYetToAnswer() {
        new Review().task(1, 6, 15, "supplement");
        new Review().task(1, 2, 15, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 1 of 10 working days | 0");
    }

    @Test
    void countsACommitteesSittingOnceUpToItsLastVote() {
        Review review = new Review();
        review.task(1, 2, 15, "supplement");
        review.task(1, 3, 15, "pass");
        review.task(1, 6, 15, "supplement");
        review.task(20, 21, 29, "pass");
        review.task(20, 22, 29, "supplement");
        review.task(20, 23, 29, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 6 of 10 working days | 0");
    }

    @Test
    void countsASittingWhereOneOfItsVotesAloneAsks() {
        Review review = new Review();
        review.task(1, 2, 15, "pass");
        review.task(1, 3, 15, "pass");
        review.task(1, 6, 15, "supplement");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 3 of 10 working days | 0");
    }

    @Test
    void countsWhatEndedUnansweredBehindItsLimit() {
        new Review().cancelled(1, 16, 15);

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 11 of 10 working days | 1");
    }

    @Test
    void letsASittingLastUntilTheSeatsThatWereSilentLapsed() {
        Review review = new Review();
        review.task(1, 3, 15, "pass");
        review.cancelled(1, 16, 15);

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 11 of 10 working days | 1");
    }

    @Test
    void leavesOutWhatWasCancelledWithinItsLimit() {
        new Review().cancelled(1, 14, 15);
        new Review().cancelled(1, 16, null);
        new Review().task(1, 6, 15, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 3 of 10 working days | 0");
    }

    @Test
    void leavesOutDaysOnWhichAQuestionOfAnotherStoppedThePeriodThatBothShare() {
        Review review = new Review();
        String task = review.opened(1, 15);
        review.limitMoved(task, 3, null);
        review.limitMoved(task, 13, 23);
        review.completed(task, 16, 23, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 5 of 10 working days | 0");
    }

    @Test
    void keepsTheLimitOfWhatWasFinishedWhileThePeriodStoodStill() {
        Review review = new Review();
        String task = review.opened(1, 15);
        review.limitMoved(task, 3, null);
        review.limitMoved(task, 6, 16);
        review.limitMoved(task, 8, null);
        review.completed(task, 20, null, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 4 of 10 working days | 0");
    }

    @Test
    void countsNoDayOfAPeriodThatStoodStillWhenTheStepWasOpened() {
        Review review = new Review();
        String task = review.opened(1, null);
        review.limitMoved(task, 6, 15);
        review.completed(task, 8, 15, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 2 of 7 working days | 0");
    }

    @Test
    void mixesNoOtherDaysInWhereACalendarLacksTheYear() {
        new Review().task(1, 6, 15, "pass");
        new Review(2019).task(1, 31, 15, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 2 | 3 of 10 working days | 1");
    }

    @Test
    void saysWhereNoDayCanBeCounted() {
        new Review(2019).task(1, 6, 15, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | Not counted: the calendar does not cover the year | 0");
    }

    @Test
    void addsDaysWhereTheLawSetsNoLimit() {
        Review review = new Review();
        review.task(1, 6, null, "supplement");
        review.task(20, 21, null, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 1 | 4 working days, no limit | 0");
    }

    @Test
    void tellsHowOftenThereWasNoLimit() {
        new Review().task(1, 6, 15, "pass");
        new Review().task(1, 2, null, "pass");

        assertThat(figure()).isEqualTo("Lao PDR | 2 | 3 of 10 working days; once without limit | 0");
    }

    @Test
    void saysWhichTasksWereCounted() {
        new Review().task(1, 6, 15, "pass");
        new Review().task(1, 6, 15, "pass");

        assertThat(page()).containsPattern("These are the [0-9,]+ tasks completed last, from \\d+ \\w{3} 20\\d\\d to ");
    }

    /** The step's row but for its name, cells parted by bars. */
    private String figure() {
        String page = page();
        int named = page.indexOf(name);
        assertThat(named).isPositive().isEqualTo(page.lastIndexOf(name));
        String row = page.substring(page.lastIndexOf("<tr", named), page.indexOf("</tr>", named));
        return Pattern.compile("<td.*?</td>", Pattern.DOTALL)
                .matcher(row)
                .results()
                .map(MatchResult::group)
                .map(cell -> cell.replaceAll("<[^>]*>", "").strip())
                .filter(cell -> !cell.equals(name))
                .collect(Collectors.joining(" | "));
    }

    private String page() {
        return Visitor.signedIn(port, "la", "auditor").get("/audit/figures").body();
    }

    /** One review's log of the step. */
    private final class Review {

        private static final String STEP = "sample-step";

        private final UUID proposal = UUID.randomUUID();
        private final ProcessPlace place = new ProcessPlace("sample-review", "sample-review:1", proposal.toString());
        private final int year;

        Review() {
            this(2026);
        }

        Review(int year) {
            this.year = year;
        }

        /** A task from a day of July to another. */
        void task(int opened, int done, @Nullable Integer lastDay, String outcome) {
            completed(opened(opened, lastDay), done, lastDay, outcome);
        }

        /** A task that nobody completed. */
        void cancelled(int opened, int ended, @Nullable Integer lastDay) {
            write(ended, engine("task-cancelled", limited(opened(opened, lastDay), lastDay)));
        }

        String opened(int day, @Nullable Integer lastDay) {
            String task = UUID.randomUUID().toString();
            Map<String, String> detail = limited(task, lastDay);
            detail.put("name", name);
            write(day, engine("task-created", detail));
            return task;
        }

        void completed(String task, int day, @Nullable Integer lastDay, String outcome) {
            write(
                    day,
                    AuditEvent.of("la", "finding-recorded", proposal, Map.of("task", task, "role", "host"))
                            .at(STEP, null)
                            .decided(null, "Sample authority", outcome),
                    engine("task-completed", limited(task, lastDay)));
        }

        /** Another step asked the enterprise, or had its answer. */
        void limitMoved(String task, int day, @Nullable Integer lastDay) {
            String dueOn = lastDay == null ? "" : day(lastDay).toString();
            write(
                    day,
                    AuditEvent.of("la", "limit-moved", proposal, Map.of("task", task, "role", "host", "dueOn", dueOn))
                            .at(STEP, null));
        }

        private Map<String, String> limited(String task, @Nullable Integer lastDay) {
            Map<String, String> detail = new HashMap<>(Map.of("task", task));
            if (lastDay != null) {
                detail.put("due", at(lastDay).toString());
            }
            return detail;
        }

        private AuditEvent engine(String type, Map<String, String> detail) {
            return AuditEvent.of("la", type, proposal, detail).at(STEP, place);
        }

        private void write(int day, AuditEvent... events) {
            trail.write(Stream.of(events)
                    .map(event -> new Draft(at(day), null, event))
                    .toList());
        }

        private Instant at(int day) {
            return day(day).atTime(12, 0).atZone(ZoneId.of("Asia/Vientiane")).toInstant();
        }

        private LocalDate day(int day) {
            return LocalDate.of(year, 7, day);
        }
    }
}
