package tributary.limit;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on requests. Twice as many as a second allows may come at once.
 *
 * @param perAddress requests a second from one address, whoever sends them; of an IPv6 address the network counts
 * @param perPerson requests a second of one person
 * @param turns requests of one tenant that are worked on at the same time, half of them one person's at most; more wait for their turn
 * @param previews approval previews of one tenant that are worked on at the same time
 * @param waiting requests of one tenant that wait for a turn, a quarter of them one person's at most; more are refused
 */
@ConfigurationProperties("tributary.limit")
@Validated
record LimitSettings(
        @Positive @DefaultValue("500") int perAddress,
        @Positive @DefaultValue("300") int perPerson,
        @Positive @DefaultValue("4") int turns,
        @Positive @DefaultValue("1") int previews,
        @Positive @DefaultValue("120") int waiting) {}
