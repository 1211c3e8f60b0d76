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

    private final Map<String, RealmServer> servers;
    private final Map<String, RealmKeys> keys;

    RealmServers(Issuers issuers, IdentitySettings settings, Clock clock) {
        servers = issuers.realms().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Realm::tenant, realm -> new RealmServer(realm, settings.patience(), clock)));
        keys = servers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, server -> new RealmKeys(server.getValue()::fetchKeys, clock)));
    }

    RealmServer getServer(String tenant) {
        return known(servers, tenant);
    }

    RealmKeys getKeys(String tenant) {
        return known(keys, tenant);
    }

    boolean isRealm(String tenant) {
        return servers.containsKey(tenant);
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
        keys.keySet().forEach(this::answers);
    }

    private static <T> T known(Map<String, T> all, String tenant) {
        T one = all.get(tenant);
        if (one == null) {
            throw new IllegalArgumentException("No realm of " + tenant);
        }
        return one;
    }
}
