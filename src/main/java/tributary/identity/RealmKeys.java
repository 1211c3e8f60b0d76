package tributary.identity;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A realm's public keys, kept for a while. A key that is not among them is asked for, so keys rotate without a restart; when the realm does
 * not answer, those last seen are still good for a day.
 */
class RealmKeys implements JWKSource<SecurityContext> {

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration GOOD_WHILE_UNREACHABLE = Duration.ofDays(1);

    /** So that whoever makes up key ids does not make us ask for each. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);

    private final Supplier<JWKSet> realm;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    /**
     * Keys of one realm.
     *
     * @param realm asks it; throws {@link RealmUnreachable}
     */
    RealmKeys(Supplier<JWKSet> realm, Clock clock) {
        this.realm = realm;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws RemoteKeySourceException {
        Kept known = kept;
        if (known != null && known.isYoungerThan(FRESH, clock)) {
            List<JWK> found = selector.select(known.keys());
            if (!found.isEmpty() || known.isYoungerThan(BETWEEN_QUESTIONS, clock)) {
                return found;
            }
        }
        try {
            return selector.select(renew());
        } catch (RealmUnreachable unreachable) {
            if (known != null && known.isYoungerThan(GOOD_WHILE_UNREACHABLE, clock)) {
                return selector.select(known.keys());
            }
            throw new RemoteKeySourceException(unreachable.getMessage(), unreachable);
        }
    }

    /**
     * Asks the realm now.
     *
     * @throws RealmUnreachable when it does not answer; what was known stays
     */
    JWKSet renew() {
        JWKSet keys = realm.get();
        kept = new Kept(keys, clock.instant());
        return keys;
    }

    /** Whether the realm has answered within this time. */
    boolean wereRenewedWithin(Duration time) {
        Kept known = kept;
        return known != null && known.isYoungerThan(time, clock);
    }

    private record Kept(JWKSet keys, Instant at) {

        boolean isYoungerThan(Duration age, Clock clock) {
            return at.plus(age).isAfter(clock.instant());
        }
    }
}
