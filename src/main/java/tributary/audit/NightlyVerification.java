package tributary.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.log.LogAudit;
import tributary.audit.log.LogFault;
import tributary.member.Members;
import tributary.tenancy.DeclaredTenants;
import tributary.time.Nights;

/**
 * Reads every log again each night, whoever asks for it or not, and writes into it what was found. A fault is an error in the application's own log
 * too, since whoever can change an entry may know how to keep a page quiet.
 */
@Component
class NightlyVerification {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);

    private static final Duration SAME_NIGHT = Duration.ofHours(12);

    private final LogAudit audit;
    private final VerifiedLogs verified;
    private final Members members;
    private final DeclaredTenants tenants;
    private final JdbcClient database;
    private final TransactionTemplate turn;
    private final Clock clock;

    NightlyVerification(
            LogAudit audit,
            VerifiedLogs verified,
            Members members,
            DeclaredTenants tenants,
            JdbcClient database,
            TransactionTemplate turn,
            Clock clock) {
        this.audit = audit;
        this.verified = verified;
        this.members = members;
        this.tenants = tenants;
        this.database = database;
        this.turn = turn;
        this.clock = clock;
    }

    /** An hour after tables and log were compared, each log by whichever node is first; one that fails stops no other. */
    @Scheduled(cron = "0 30 1 * * *", zone = Nights.ZONE)
    void verifyAll() {
        for (String tenant : members.codes()) {
            try {
                verifyOnce(tenant);
            } catch (RuntimeException failure) {
                LOG.error("The audit log of {} was not verified", tenant, failure);
            }
        }
    }

    private void verifyOnce(String tenant) {
        tenants.also(
                List.of(tenant),
                () -> turn.executeWithoutResult(status -> {
                    if (isMine(tenant) && !isVerifiedTonight(tenant)) {
                        verify(tenant);
                    }
                }));
    }

    private boolean isMine(String tenant) {
        return database.sql(
                        "select pg_try_advisory_xact_lock(hashtext('tributary.audit.verification'), hashtext(:tenant))")
                .param("tenant", tenant)
                .query(Boolean.class)
                .single();
    }

    private boolean isVerifiedTonight(String tenant) {
        return verified.findLast(tenant)
                .filter(last -> last.at().toInstant().isAfter(clock.instant().minus(SAME_NIGHT)))
                .isPresent();
    }

    void verify(String tenant) {
        LogAudit.Result result = read(tenant);
        LogFault fault = result.fault();
        if (fault != null) {
            LOG.error(
                    "The audit log of {} is not what was signed, first at entry {}: {}",
                    tenant,
                    fault.index(),
                    fault.what());
        }
        verified.tell(result);
    }

    /** What keeps a log from being read is a fault of it, but for a database that cannot be reached. */
    private LogAudit.Result read(String tenant) {
        try {
            return audit.review(tenant);
        } catch (TransactionException
                | TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException unreachable) {
            throw unreachable;
        } catch (RuntimeException failure) {
            LOG.error("The audit log of {} could not be read to its end", tenant, failure);
            return new LogAudit.Result(tenant, 0, new LogFault(0, null, "the log could not be read to its end"));
        }
    }
}
