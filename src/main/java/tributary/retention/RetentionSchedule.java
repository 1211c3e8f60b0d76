package tributary.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.member.Member;
import tributary.member.Members;
import tributary.time.Nights;

/** Lets go every night what need not be kept any more, tenant by tenant, by each one's own day; of several nodes one does. */
@Component
class RetentionSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final Removals removals;
    private final Erasures erasures;
    private final List<Member> tenants;
    private final JdbcClient database;
    private final TransactionTemplate turn;
    private final TransactionTemplate outside;
    private final Clock clock;

    RetentionSchedule(
            Removals removals,
            Erasures erasures,
            Members members,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.removals = removals;
        this.erasures = erasures;
        this.tenants = members.tenants();
        this.database = database;
        this.turn = new TransactionTemplate(transactions);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.clock = clock;
    }

    /** Each removal has a transaction of its own; this one does nothing but keep the turn, and ends with this node. */
    @Scheduled(cron = "0 30 2 * * *", zone = Nights.ZONE)
    void removeWhatIsDue() {
        turn.executeWithoutResult(status -> {
            if (isMine()) {
                outside.executeWithoutResult(work -> tenants.forEach(this::removeWhatIsDue));
            }
        });
    }

    private boolean isMine() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('tributary.retention'))")
                .query(Boolean.class)
                .single();
    }

    private void removeWhatIsDue(Member tenant) {
        try {
            LocalDate today = tenant.dayOf(clock.instant());
            long removed = removals.run(tenant.code(), today, removal -> true);
            erasures.goOn(tenant.code());
            LOG.info("Removed the records of {} removals in {}", removed, tenant.code());
        } catch (RuntimeException failure) {
            LOG.error("What is due in {} stays for now", tenant.code(), failure);
        }
    }
}
