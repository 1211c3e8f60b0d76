package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** For how long keys are believed. */
class RealmKeysTests {

    private final RSAKey key = ForgedRealm.newKey();
    private Instant now = Instant.parse("2026-11-24T00:00:00Z");
    private boolean answers = true;
    private int asked;

    private final Clock clock = new MovingClock();
    private final RealmKeys keys = new RealmKeys(this::ask, clock);

    @Test
    void asksOnceInFiveMinutes() throws Exception {
        assertThat(keys.get(of(key), null)).hasSize(1);
        now = now.plus(RealmKeys.FRESH).minusSeconds(1);
        assertThat(keys.get(of(key), null)).hasSize(1);
        assertThat(asked).isEqualTo(1);

        now = now.plusSeconds(2);
        assertThat(keys.get(of(key), null)).hasSize(1);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void asksForAKeyThatItDoesNotKnowButNotForEachThatSomebodyMakesUp() throws Exception {
        keys.get(of(key), null);
        now = now.plusSeconds(10);

        for (int i = 0; i < 100; i++) {
            assertThat(keys.get(of(ForgedRealm.newKeyId()), null)).isEmpty();
        }

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void believesTheKeysForADayWhileTheRealmDoesNotAnswer() throws Exception {
        keys.get(of(key), null);
        answers = false;

        now = now.plus(RealmKeys.GOOD_WHILE_UNREACHABLE).minus(Duration.ofMinutes(1));
        assertThat(keys.get(of(key), null)).hasSize(1);

        now = now.plus(Duration.ofMinutes(1));
        assertThatThrownBy(() -> keys.get(of(key), null)).isInstanceOf(RemoteKeySourceException.class);
    }

    private JWKSet ask() {
        asked++;
        if (!answers) {
            throw new RealmUnreachable("mm");
        }
        return new JWKSet(key.toPublicJWK());
    }

    private static JWKSelector of(RSAKey key) {
        return of(key.getKeyID());
    }

    private static JWKSelector of(String keyId) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build());
    }

    private final class MovingClock extends Clock {

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
