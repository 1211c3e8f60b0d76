package tributary.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.tenancy.DeclaredTenants;

/** The people whom the engine knows: filled as they sign in, by browser or by token. */
@Component
class Directory {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final DeclaredTenants tenants;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    Directory(JdbcClient database, TransactionTemplate transaction, DeclaredTenants tenants, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Remembers a person and the groups of the moment.
     *
     * @param actedFor the organization to act for at the next sign-in by browser; null leaves it at what it was
     * @throws UserNameTaken when the engine user id belongs to another subject
     */
    void record(
            CurrentUser user,
            String issuer,
            String subject,
            String givenName,
            String familyName,
            @Nullable String email,
            @Nullable String actedFor,
            SignIns.Affiliation affiliation) {
        Instant now = clock.instant();
        Seen current = new Seen(subject, actedFor, user.groups(), affiliation, now);
        Seen last = seen.get(user.engineUserId());
        if (last != null && last.isSame(current) && last.at().plus(FRESH).isAfter(now)) {
            return;
        }
        tenants.also(
                List.of(user.tenant()),
                () -> transaction.executeWithoutResult(status -> {
                    write(user, issuer, subject, givenName, familyName, email, actedFor, affiliation.told(), now);
                    write(user.engineUserId(), affiliation);
                }));
        seen.put(user.engineUserId(), current);
    }

    /** The organization that a person acted for when they last signed in by browser, or chose since then. */
    Optional<String> findActedFor(Realm realm, String engineUserId) {
        return tenants.also(
                List.of(realm.tenant()),
                () -> database.sql(
                                "SELECT organization FROM directory_user WHERE engine_user_id = :id AND organization IS NOT NULL")
                        .param("id", engineUserId)
                        .query(String.class)
                        .optional());
    }

    /** Remembers what the person who is signed in chose to act for. */
    void actFor(CurrentUser user) {
        database.sql("UPDATE directory_user SET organization = :organization WHERE engine_user_id = :id")
                .param("organization", user.organization())
                .param("id", user.engineUserId())
                .update();
    }

    /** Who signed in with this subject of a realm: under several names, where it was renamed there. */
    List<String> listEngineUserIds(Realm realm, @Nullable String subject) {
        return tenants.also(
                List.of(realm.tenant()),
                () -> database.sql(
                                "SELECT engine_user_id FROM directory_user WHERE issuer = :issuer AND subject = :subject")
                        .param("issuer", realm.issuer())
                        .param("subject", subject)
                        .query(String.class)
                        .list());
    }

    /** Forgets what names a person of that tenant, and to whom they belong; whether there was such a person. */
    boolean forget(String tenant, String engineUserId) {
        int forgotten = tenants.also(
                List.of(tenant),
                () -> database.sql("""
                        WITH belonged AS (
                            DELETE FROM directory_affiliation a USING directory_user u
                             WHERE u.engine_user_id = a.engine_user_id AND u.engine_user_id = :id AND u.tenant = :tenant)
                        UPDATE directory_user
                           SET given_name = '', family_name = '', email = NULL, organization = NULL, organizations_told = false
                         WHERE engine_user_id = :id AND tenant = :tenant
                        """)
                        .param("id", engineUserId)
                        .param("tenant", tenant)
                        .update());
        seen.remove(engineUserId);
        return forgotten > 0;
    }

    private void write(
            CurrentUser user,
            String issuer,
            String subject,
            String givenName,
            String familyName,
            @Nullable String email,
            @Nullable String actedFor,
            boolean organizationsTold,
            Instant now) {
        int written = database.sql("""
                        INSERT INTO directory_user
                            (engine_user_id, tenant, username, issuer, subject, given_name, family_name, email, organization, organizations_told,
                             last_seen_at)
                        VALUES (:id, :tenant, :username, :issuer, :subject, :givenName, :familyName, :email, :organization, :told, :now)
                        ON CONFLICT (engine_user_id) DO UPDATE
                        SET issuer = excluded.issuer, given_name = excluded.given_name, family_name = excluded.family_name,
                            email = excluded.email, organization = coalesce(excluded.organization, directory_user.organization), last_seen_at = excluded.last_seen_at,
                            organizations_told = directory_user.organizations_told OR excluded.organizations_told
                        WHERE directory_user.subject = excluded.subject
                        """)
                .param("id", user.engineUserId())
                .param("tenant", user.tenant())
                .param("username", user.username())
                .param("issuer", issuer)
                .param("subject", subject)
                .param("givenName", givenName)
                .param("familyName", familyName)
                .param("email", email)
                .param("organization", actedFor)
                .param("told", organizationsTold)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (written == 0) {
            throw new UserNameTaken("The user name " + user.username() + " belongs to another person of this country. "
                    + "Ask your administrator for a user name that nobody had before.");
        }
        database.sql("DELETE FROM directory_group_member WHERE engine_user_id = :id")
                .param("id", user.engineUserId())
                .update();
        for (String group : user.groups()) {
            database.sql("INSERT INTO directory_group_member (group_id, engine_user_id) VALUES (:group, :id)")
                    .param("group", group)
                    .param("id", user.engineUserId())
                    .update();
        }
    }

    private void write(String engineUserId, SignIns.Affiliation affiliation) {
        if (affiliation.complete()) {
            database.sql("DELETE FROM directory_affiliation WHERE engine_user_id = :id")
                    .param("id", engineUserId)
                    .update();
        }
        for (String organization : affiliation.organizations()) {
            database.sql("""
                            INSERT INTO directory_affiliation (engine_user_id, organization) VALUES (:id, :organization)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("id", engineUserId)
                    .param("organization", organization)
                    .update();
        }
    }

    private record Seen(
            String subject,
            @Nullable String actedFor,
            Set<String> groups,
            SignIns.Affiliation affiliation,
            Instant at) {

        boolean isSame(Seen other) {
            return subject.equals(other.subject)
                    && Objects.equals(actedFor, other.actedFor)
                    && groups.equals(other.groups)
                    && affiliation.equals(other.affiliation);
        }
    }
}
