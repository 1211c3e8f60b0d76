package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.engine.Recused;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** An official whose tokens never said which organizations they belong to. */
@TributaryTest
class UntoldOrganizationTests {

    private static final Realm LAOS =
            new Realm("la", "http://localhost/realms/la", "http://localhost/realms/la", "tributary", null);
    private static final String STEP = "check-completeness";

    @LocalServerPort
    private int port;

    @Autowired
    private SignIns signIns;

    @Autowired
    private Affiliations affiliations;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    private final String name = "untold-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void reviewsNoProposalOfTheirCountryUntilTheRealmWasAsked() {
        Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        Walk ofTheirCountry = filed(api, "la.enterprise", SampleProposals.foodProcessingInChina());
        Walk ofAnother = filed(api, "cn.enterprise", SampleProposals.garmentsInLaos());
        CurrentUser person = signIns.admit(LAOS, () -> claims("openid profile email"));

        claim(person, ofAnother);
        assertThatThrownBy(() -> claim(person, ofTheirCountry))
                .isInstanceOf(Recused.class)
                .hasMessage("Whether la." + name + " belongs to la-works is not known: "
                        + "sign in by browser, or with a token that has the scope organization");

        signIns.admit(LAOS, () -> claims("openid organization profile email"));

        assertThatCode(() -> claim(person, ofTheirCountry)).doesNotThrowAnyException();
        ofTheirCountry.withdraw("Shown.");
        ofAnother.withdraw("Shown.");
    }

    @Test
    void reviewsWithATokenThatTellsAllOrganizations() {
        CurrentUser person = signIns.admit(LAOS, () -> claims("openid organization:* profile email"));

        assertThat(affiliations.areUnknown(person.engineUserId())).isFalse();
    }

    @Test
    void isFreeOfAnOrganizationAsSoonAsATokenTellsAllOthers() {
        CurrentUser person = signIns.admit(LAOS, () -> claims("openid organization", "la-works"));
        signIns.admit(LAOS, () -> claims("openid organization", "la-rival"));

        assertThat(affiliations.isMember(person.engineUserId(), "la-works")).isTrue();
        assertThat(affiliations.isMember(person.engineUserId(), "la-rival")).isTrue();

        // Keycloak goes by whichever it finds first, so this may be one of several.
        signIns.admit(LAOS, () -> claims("openid organization organization:*", "la-rival"));

        assertThat(affiliations.isMember(person.engineUserId(), "la-works")).isTrue();

        signIns.admit(LAOS, () -> claims("openid organization:*", "la-rival"));

        assertThat(affiliations.isMember(person.engineUserId(), "la-works")).isFalse();
        assertThat(affiliations.isMember(person.engineUserId(), "la-rival")).isTrue();
    }

    @Test
    void isNotFreeOfAnOrganizationByASignInThatAskedForAnother() {
        CurrentUser person = signIns.admit(LAOS, () -> claims("", "la-works"), Set.of("openid", "organization:*"));

        signIns.admit(LAOS, () -> claims("", "la-rival"), Set.of("openid", "organization:la-rival"));

        assertThat(affiliations.isMember(person.engineUserId(), "la-works")).isTrue();
        assertThat(affiliations.isMember(person.engineUserId(), "la-rival")).isTrue();

        signIns.admit(LAOS, () -> claims(""), Set.of("openid"));

        assertThat(affiliations.isMember(person.engineUserId(), "la-works")).isFalse();
    }

    @Test
    void isUnknownAfterATokenThatWasAskedForOneOrganization() {
        CurrentUser person = signIns.admit(LAOS, () -> claims("openid organization:la-rival", "la-rival"));

        assertThat(affiliations.areUnknown(person.engineUserId())).isTrue();
        assertThat(affiliations.isMember(person.engineUserId(), "la-rival")).isTrue();

        signIns.admit(LAOS, () -> claims("openid organization:*", "la-rival"));

        assertThat(affiliations.areUnknown(person.engineUserId())).isFalse();
    }

    @Test
    void isUnknownWhoNeverSignedIn() {
        assertThat(affiliations.areUnknown("la." + name)).isTrue();
    }

    private static Walk filed(Api api, String enterprise, JsonNode facts) {
        return Walk.draft(api, enterprise, facts).submit().untilOpen("la." + STEP);
    }

    private Map<String, Object> claims(String scope) {
        return Map.of(
                "preferred_username",
                name,
                "sub",
                name,
                "scope",
                scope,
                "groups",
                Set.of("focal-points", "ipmc-office"));
    }

    private Map<String, Object> claims(String scope, String organization) {
        Map<String, Object> claims = new HashMap<>(claims(scope));
        claims.put("organization", Set.of(organization));
        return claims;
    }

    private void claim(CurrentUser person, Walk walk) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(walk.id().toString())
                .tenantIdIn("la")
                .taskDefinitionKey(STEP)
                .singleResult()
                .getId();
        identity.setAuthentication(person.engineUserId(), List.copyOf(person.groups()), List.of("la"));
        try {
            tasks.claim(task, person.engineUserId());
        } finally {
            identity.clearAuthentication();
        }
    }
}
