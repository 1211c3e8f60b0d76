package tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tributary.local.TributaryTest;

/** A job of a review fails, again and again. */
@TributaryTest
@ExtendWith(OutputCaptureExtension.class)
class StuckJobsTests {

    @Autowired
    private SampleReviews reviews;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private MeterRegistry meters;

    @Test
    void areTriedSomeMinutesLongAndThenTold(CapturedOutput console) {
        double before = incidents();
        String review = reviews.startFailing("la", "la.environment-reviewers");
        String told = "The review of proposal "
                + runtime.createProcessInstanceQuery()
                        .processInstanceId(review)
                        .singleResult()
                        .getBusinessKey()
                + " in la is stuck at fail:";

        fail(review);
        assertThat(job(review).getRetries()).isEqualTo(4);
        for (int left = 3; left >= 1; left--) {
            Date inHalfAMinute = Date.from(Instant.now().plusSeconds(30));
            fail(review);
            assertThat(job(review).getRetries()).isEqualTo(left);
            assertThat(job(review).getDuedate()).isAfter(inHalfAMinute);
        }
        assertThat(incidents()).isEqualTo(before);
        assertThat(console).doesNotContain(told);

        fail(review);

        assertThat(incidents()).isEqualTo(before + 1);
        assertThat(console).containsOnlyOnce(told);
    }

    private void fail(String review) {
        String job = job(review).getId();
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(ProcessEngineException.class);
    }

    private Job job(String review) {
        return management.createJobQuery().processInstanceId(review).singleResult();
    }

    private double incidents() {
        return meters.get("tributary.engine.incidents").gauge().value();
    }
}
