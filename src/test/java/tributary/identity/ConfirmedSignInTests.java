package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.local.TributaryTest;
import tributary.local.Visitor;
import tributary.tenancy.DeclaredTenants;

/** What a realm said of a person holds for every session that began with its session. */
@TributaryTest
class ConfirmedSignInTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DeclaredTenants tenants;

    @Autowired
    private Issuers issuers;

    @Autowired
    private RealmServers servers;

    @Autowired
    private ClientRegistrationRepository registrations;

    @Autowired
    private TokenDecoders decoders;

    @Autowired
    private IdentitySettings settings;

    @Autowired
    private Affiliations affiliations;

    @Autowired
    private Clock clock;

    @Test
    void endsASessionThatBeganWithOtherGroups() {
        String session = UUID.randomUUID().toString();
        BrowserUser before = person("leaver", session, Set.of("legal-reviewers", "approvers"));
        BrowserUser after = person("leaver", session, Set.of("legal-reviewers"));
        SignInRecords node = node(clock);
        SignInRecords another = node(clock);
        signIn(node, before);
        assertThat(node.holds(before)).isTrue();
        assertThat(another.holds(before)).isTrue();

        signIn(node, after);

        assertThat(node.holds(after)).isTrue();
        assertThat(node.holds(before)).isFalse();
        assertThat(another.holds(after))
                .as("at a node that remembers what was told before")
                .isTrue();
        assertThat(another.holds(before)).isFalse();
        assertThat(node(later()).holds(before)).isFalse();
    }

    @Test
    void letsEverybodyGoOnOfWhomNoTellingWasKept() {
        String session = UUID.randomUUID().toString();
        BrowserUser one = person("upgraded", session, Set.of("legal-reviewers", "approvers"));
        BrowserUser another = person("upgraded", session, Set.of("legal-reviewers"));
        signIn(node(clock), one);
        database.sql("update sign_in set told_groups = null, told_organizations = null where session = :session")
                .param("session", session)
                .update();

        SignInRecords upgraded = node(clock);

        assertThat(upgraded.holds(one)).isTrue();
        assertThat(upgraded.holds(another)).isTrue();
    }

    @Test
    void learnsFromAConfirmationWhichGroupsAndThatNoOrganizationThereIs() {
        Visitor.signedIn(port, "th", "finance");
        String session = database.sql(
                        "select session from sign_in where engine_user_id = 'th.finance' order by confirmed_at desc limit 1")
                .query(String.class)
                .single();
        Set<String> groups = database.sql(
                        "select substr(group_id, 4) from directory_group_member where engine_user_id = 'th.finance'")
                .query(String.class)
                .set();
        database.sql("update sign_in set told_groups = null, told_organizations = null where session = :session")
                .param("session", session)
                .update();
        database.sql("update directory_user set organizations_told = false where engine_user_id = 'th.finance'")
                .update();
        assertThat(affiliations.areUnknown("th.finance")).isTrue();
        SignInRecords node = node(later());

        boolean holds = node.holds(person("finance", session, groups));

        assertThat(holds).isTrue();
        assertThat(affiliations.areUnknown("th.finance")).isFalse();
        assertThat(node.holds(person("finance", session, Set.of("approvers")))).isFalse();
    }

    /** Another application on the same database, which remembers nothing yet. */
    private SignInRecords node(Clock time) {
        SignIns signIns = new SignIns(new Directory(database, transaction, tenants, time));
        return new SignInRecords(database, issuers, servers, registrations, decoders, signIns, settings, time);
    }

    /** When the realm has to be asked again. */
    private Clock later() {
        return Clock.offset(clock, settings.recheck().plus(Duration.ofSeconds(1)));
    }

    private BrowserUser person(String name, String session, Set<String> groups) {
        Instant now = clock.instant();
        OidcIdToken token = new OidcIdToken(
                "token",
                now,
                now.plusSeconds(60),
                Map.of(
                        "sub",
                        name,
                        "sid",
                        session,
                        "iss",
                        issuers.getRealm("th").issuer(),
                        "groups",
                        groups));
        Set<String> ofEngine = groups.stream().map("th."::concat).collect(Collectors.toSet());
        CurrentUser user = new CurrentUser("th", name, "th." + name, null, ofEngine);
        return new BrowserUser(token, user, Roles.of(user));
    }

    private void signIn(SignInRecords node, BrowserUser person) {
        Instant now = clock.instant();
        node.saveAuthorizedClient(
                new OAuth2AuthorizedClient(
                        registrations.findByRegistrationId("th"),
                        person.getName(),
                        new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "none", now, now.plusSeconds(1)),
                        new OAuth2RefreshToken("none", null)),
                new TestingAuthenticationToken(person, null),
                new MockHttpServletRequest(),
                new MockHttpServletResponse());
    }
}
