package tributary.limit;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on requests. Twice as many as a second allows may come at once.
 *
 * @param perAddress requests a second from one address, whoever sends them; of an IPv6 address the network counts
 * @param perPerson requests a second of one person, and with one token or in one session
 * @param turns requests of one tenant that are worked on at the same time, half of them one person's at most; more wait for their turn; 0 for half of
 *     the machine's processors, one at least and four at most
 * @param previews approval previews of one tenant that are worked on at the same time
 * @param exports exports and verifications of the audit log, and approvals of erasures, of one tenant that are worked on at the same time, beside its turns
 * @param files documents of one tenant that are on their way at the same time, half of them one person's at most
 * @param waiting requests of one tenant that wait for a turn, half of them one person's at most; more are refused; as many previews may wait for
 *     theirs
 * @param statement how long the database works on one statement of a person's request; on one of an export or such an approval, 15 times as long
 */
@ConfigurationProperties("tributary.limit")
@Validated
record LimitSettings(
        @Positive @DefaultValue("500") int perAddress,
        @Positive @DefaultValue("300") int perPerson,
        @PositiveOrZero @DefaultValue("0") int turns,
        @Positive @DefaultValue("1") int previews,
        @Positive @DefaultValue("2") int exports,
        @Positive @DefaultValue("20") int files,
        @Positive @DefaultValue("120") int waiting,
        @DurationMin(seconds = 1) @DefaultValue("20s") Duration statement) {

    /** More would let a few countries take every connection to the database. */
    private static final int MOST_TURNS = 4;

    LimitSettings {
        if (turns == 0) {
            turns = Math.min(MOST_TURNS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        }
    }
}
