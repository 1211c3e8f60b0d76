package tributary.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The application's settings on this machine. */
final class LocalSettings {

    private LocalSettings() {}

    static Map<String, String> database(PostgresServer postgres, String database) {
        return Map.of(
                "spring.datasource.url",
                postgres.url(database) + "?currentSchema=tributary,camunda&reWriteBatchedInserts=true",
                "spring.datasource.username",
                PostgresServer.APPLICATION,
                "spring.datasource.password",
                "local",
                "spring.flyway.user",
                PostgresServer.OWNER,
                "spring.flyway.password",
                "local");
    }

    /** Made-up exchange rates, so that amounts in every member's currency can be compared at once. */
    static Map<String, String> rates() {
        return Map.of(
                "tributary.rate.demonstration",
                Project.root()
                        .resolve("src/test/resources/tributary/local/demonstration-rates.csv")
                        .toUri()
                        .toString());
    }

    /** The key that signs the audit log: the environment's, or one that is made once and stays with the data. */
    static Map<String, String> audit(Path data) {
        String given = System.getenv("TRIBUTARY_AUDIT_SIGNING_KEY");
        return Map.of(
                "tributary.audit.signing-key",
                given == null || given.isBlank() ? AuditKey.keptIn(data.resolve("audit-signing-key")) : given);
    }

    /** Whoever tries the system out may send 200 requests at once, all as one person, and has every one of them answered. */
    static Map<String, String> limits() {
        return Map.of("tributary.limit.turns", "4", "tributary.limit.waiting", "400");
    }

    static Map<String, String> identity(String keycloak) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("tributary.demonstration", "true");
        settings.put("tributary.identity.keycloak", keycloak);
        settings.put("tributary.identity.api-clients", DemoRealms.COMMAND_LINE_CLIENT);
        for (String code : DemoRealms.codes()) {
            settings.put("tributary.identity.issuers." + code, keycloak + "/realms/" + code);
            settings.put("tributary.identity.client-secrets." + code, DemoRealms.clientSecret(code));
        }
        return settings;
    }
}
