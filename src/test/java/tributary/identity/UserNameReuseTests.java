package tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.core.ClaimAccessor;
import tributary.local.TributaryTest;

@TributaryTest
class UserNameReuseTests {

    private static final Realm LAOS =
            new Realm("la", "http://localhost/realms/la", "http://localhost/realms/la", "tributary", null);

    @Autowired
    private SignIns signIns;

    @Autowired
    private Directory directory;

    @Test
    void refusesANewPersonUnderAnOldName() {
        CurrentUser first = signIns.admit(LAOS, claims("subject-1"));

        assertThatThrownBy(() -> signIns.admit(LAOS, claims("subject-2")))
                .isInstanceOf(UserNameTaken.class)
                .hasMessageContaining("belongs to another person");
        assertThatCode(() -> signIns.admit(LAOS, claims("subject-1"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> directory.record(
                        first,
                        LAOS.issuer(),
                        "subject-3",
                        "A",
                        "B",
                        null,
                        null,
                        new SignIns.Affiliation(Set.of(), true, false)))
                .isInstanceOf(UserNameTaken.class);
    }

    @Test
    void takesTheTenantFromTheRealmWhateverTheClaimsSay() {
        CurrentUser user = signIns.admit(
                LAOS,
                () -> Map.of(
                        "preferred_username",
                        "somphone",
                        "sub",
                        "subject-9",
                        "tenant",
                        "vn",
                        "groups",
                        Set.of("/legal-reviewers", "vn.approvers")));

        assertThat(user)
                .isEqualTo(new CurrentUser("la", "somphone", "la.somphone", null, Set.of("la.legal-reviewers")));
    }

    private static ClaimAccessor claims(String subject) {
        return () -> Map.of("preferred_username", "reused", "sub", subject);
    }
}
