package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSystemTests {

    @ParameterizedTest
    @CsvSource({"kh,legal", "cn,focal", "la,environment", "mm,finance", "th,approver", "vn,auditor", "joint,secretary"})
    void givesTokensOfTheRealmForTheApi(String realm, String username) throws ParseException {
        JWTClaimsSet claims = claims(realm, username);

        assertThat(claims.getIssuer()).isEqualTo(TestSystem.keycloakUrl() + "/realms/" + realm);
        assertThat(claims.getAudience()).contains("tributary-api");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo(username);
        assertThat(claims.getSubject()).isNotBlank();
    }

    @Test
    void putsPeopleIntoTheirFunctionAndAllAuthoritiesThatHaveIt() throws ParseException {
        assertThat(claims("la", "environment").getStringListClaim("groups"))
                .containsExactlyInAnyOrder("environment-reviewers", "mae", "province-environment", "lnmc");
    }

    @Test
    void namesTheOrganizationOfAnEnterprise() throws ParseException {
        JWTClaimsSet claims = claims("cn", "enterprise");

        assertThat(claims.getStringListClaim("organization")).isEqualTo(List.of("cn-works"));
        assertThat(claims.getJSONObjectClaim("realm_access")).containsEntry("roles", List.of("enterprise"));
        assertThat(claims.getClaims()).doesNotContainKey("groups");
    }

    @Test
    void namesTheOrganizationOfALender() throws ParseException {
        assertThat(claims("joint", "lender").getStringListClaim("organization")).isEqualTo(List.of("aiib"));
    }

    private static JWTClaimsSet claims(String realm, String username) throws ParseException {
        return SignedJWT.parse(TestSystem.token(realm, username)).getJWTClaimsSet();
    }
}
