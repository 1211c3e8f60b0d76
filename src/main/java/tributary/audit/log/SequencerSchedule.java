package tributary.audit.log;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.member.Members;

/** Lets the sequencer work, tenant by tenant; one that fails stops no other. */
@Component
class SequencerSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SequencerSchedule.class);

    private final Sequencer sequencer;
    private final List<String> tenants;

    SequencerSchedule(Sequencer sequencer, Members members) {
        this.sequencer = sequencer;
        this.tenants = members.codes();
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void sequence() {
        for (String tenant : sequencer.listPending(tenants)) {
            sequence(tenant);
        }
    }

    private void sequence(String tenant) {
        try {
            sequencer.sequence(tenant);
        } catch (RuntimeException failure) {
            LOG.error("The audit log of {} did not grow", tenant, failure);
        }
    }
}
