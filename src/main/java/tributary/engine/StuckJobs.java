package tributary.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** Counts the jobs of all tenants that failed for good: each holds a review up until an operator has it tried again. */
@Component
class StuckJobs implements MeterBinder {

    private final ManagementService management;
    private final WithoutUser withoutUser;

    StuckJobs(ManagementService management, WithoutUser withoutUser) {
        this.management = management;
        this.withoutUser = withoutUser;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tributary.engine.incidents", this, StuckJobs::count)
                .description("Jobs that failed for good and are not tried any more by themselves")
                .register(registry);
    }

    private double count() {
        return withoutUser.call(
                () -> management.createJobQuery().noRetriesLeft().count());
    }
}
