package tributary.audit.log;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, OptionalLong> waiting = new ConcurrentHashMap<>();

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

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void tellWhatWaits() {
        for (String tenant : tenants) {
            try {
                tellWhatWaits(tenant);
            } catch (RuntimeException failure) {
                LOG.error("Nobody knows what the audit log of {} waits for", tenant, failure);
            }
        }
    }

    /** An entry that waited when this was last asked, and waits still. */
    void tellWhatWaits(String tenant) {
        OptionalLong first = sequencer.findWaiting(tenant);
        if (first.isPresent() && first.equals(waiting.put(tenant, first))) {
            LOG.error(
                    "The audit log of {} has not grown for minutes, though entries wait: find the transaction that is open in this PostgreSQL,"
                            + " in whichever database (the oldest backend_xid in pg_stat_activity, or pg_prepared_xacts), and end it",
                    tenant);
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
