package tributary.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The realms' servers and keys, by tenant. */
@Component
class RealmServers {

    private static final Logger LOG = LoggerFactory.getLogger(RealmServers.class);
    private static final Duration RECENTLY = Duration.ofSeconds(5);

    private final Map<String, Source> sources;

    RealmServers(Issuers issuers, IdentitySettings settings, Clock clock) {
        sources = issuers.realms().stream().collect(Collectors.toUnmodifiableMap(Realm::tenant, realm -> {
            RealmServer server = new RealmServer(realm, settings.patience(), clock);
            return new Source(server, new RealmKeys(server::fetchKeys, clock));
        }));
    }

    RealmServer getServer(String tenant) {
        return known(tenant).server();
    }

    RealmKeys getKeys(String tenant) {
        return known(tenant).keys();
    }

    boolean isRealm(String tenant) {
        return sources.containsKey(tenant);
    }

    /** Whether the tenant's realm answers, asked now unless it was just before. */
    boolean answers(String tenant) {
        RealmKeys own = getKeys(tenant);
        if (own.wereRenewedWithin(RECENTLY)) {
            return true;
        }
        try {
            own.renew();
            return true;
        } catch (RealmUnreachable unreachable) {
            LOG.warn("{}", unreachable.getMessage());
            return false;
        }
    }

    /** Before they are stale, so that no request has to wait for it. */
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT4M")
    void renewKeys() {
        sources.keySet().forEach(this::answers);
    }

    private record Source(RealmServer server, RealmKeys keys) {}

    private Source known(String tenant) {
        Source one = sources.get(tenant);
        if (one == null) {
            throw new IllegalArgumentException("No realm of " + tenant);
        }
        return one;
    }
}
