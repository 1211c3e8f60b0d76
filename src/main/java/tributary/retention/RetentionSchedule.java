package tributary.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;

/** Lets go every night what need not be kept any more, tenant by tenant, by each one's own day. */
@Component
class RetentionSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final Removals removals;
    private final Erasures erasures;
    private final List<Member> tenants;
    private final Clock clock;

    RetentionSchedule(Removals removals, Erasures erasures, Members members, Clock clock) {
        this.removals = removals;
        this.erasures = erasures;
        this.tenants = members.tenants();
        this.clock = clock;
    }

    @Scheduled(cron = "0 30 2 * * *")
    void removeWhatIsDue() {
        for (Member tenant : tenants) {
            try {
                LocalDate today = LocalDate.ofInstant(clock.instant(), tenant.timeZone());
                int removed =
                        removals.run(tenant.code(), today, removal -> true).size();
                erasures.goOn(tenant.code());
                LOG.info("Removed the records of {} removals in {}", removed, tenant.code());
            } catch (RuntimeException failure) {
                LOG.error("What is due in {} stays for now", tenant.code(), failure);
            }
        }
    }
}
