package tributary.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tributary.Tributary;

class ProductionStartTests {

    private static final String SECRET = "a-secret-of-a-test-that-is-long";
    private static final Map<String, String> FIT = Map.of(
            "tributary.identity.keycloak", "https://sign-in.example.org",
            "tributary.identity.client-secrets.la", SECRET,
            "tributary.identity.client-secrets.vn", SECRET,
            "spring.datasource.username", "tributary",
            "spring.datasource.password", SECRET,
            "spring.flyway.user", "tributary_owner",
            "spring.flyway.password", SECRET);

    @Test
    void takesSettingsThatAreFit() {
        assertThat(faultsWith("tributary.identity.issuers.la", "https://sign-in.example.gov.la/realms/la"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tributary.identity.keycloak, http://sign-in.example.org",
        "tributary.identity.issuers.la, http://sign-in.example.gov.la/realms/la",
        "tributary.identity.client-secrets.vn, ''",
        "tributary.identity.client-secrets.vn, local-run-vn",
        "tributary.identity.client-secrets.vn, short",
        "spring.datasource.password, local",
        "spring.flyway.password, ''",
        "spring.flyway.user, tributary",
        "tributary.identity.api-clients, tributary-cli",
        "tributary.rate.demonstration, file:/rates.csv"
    })
    void refusesEachSettingOfADemonstrationByItsNameInOneLine(String setting, String value) {
        assertThat(faultsWith(setting, value))
                .singleElement()
                .asString()
                .startsWith(setting + " ")
                .endsWith(".")
                .doesNotContain("\n");
    }

    @Test
    void doesNotRepeatASecret() {
        assertThat(faultsWith("spring.datasource.password", "tell-nobody"))
                .singleElement()
                .asString()
                .doesNotContain("tell-nobody");
    }

    @Test
    void endsAStartBeforeAnythingIsConnectedTo() {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Tributary.class)
                .properties(
                        "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nowhere",
                        "server.port=0",
                        "spring.main.banner-mode=off");

        assertThatThrownBy(application::run)
                .isInstanceOf(UnfitForProduction.class)
                .message()
                .contains(
                        "tributary.identity.keycloak is http://localhost:8180",
                        "tributary.identity.client-secrets.la is not set.",
                        "spring.datasource.password is not set.");
    }

    private static List<String> faultsWith(String setting, String value) {
        Map<String, Object> settings = new HashMap<>(FIT);
        settings.put(setting, value);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return new ArrayList<>(ProductionCheck.listFaults(environment));
    }
}
