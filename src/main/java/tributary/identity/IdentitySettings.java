package tributary.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people sign in.
 *
 * @param keycloak address of the Keycloak that serves every realm which {@code issuers} does not name; its realms are {@code
 *     <keycloak>/realms/<code>}
 * @param issuers issuer URI by tenant code, for members that run a Keycloak of their own
 * @param backchannel how this machine reaches {@code keycloak}, where browsers know it by another address; the same address when absent
 * @param clientId the application's client in every realm
 * @param clientSecrets its secret by tenant code; a realm without one treats the application as a public client
 * @param audience what an access token must be meant for
 * @param apiClients further clients, in whichever realm, whose users may call the API with their tokens
 * @param patience how long a realm's server may take to answer
 * @param recheck how long a browser session goes on before the realm is asked whether it still holds
 */
@ConfigurationProperties("tributary.identity")
@Validated
public record IdentitySettings(
        @NotNull URI keycloak,
        @DefaultValue Map<String, URI> issuers,
        @Nullable URI backchannel,
        @NotBlank @DefaultValue("tributary") String clientId,
        @DefaultValue Map<String, String> clientSecrets,
        @NotBlank @DefaultValue("tributary-api") String audience,
        @DefaultValue Set<String> apiClients,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("5m") Duration recheck) {

    boolean isClient(@Nullable String authorizedParty) {
        return authorizedParty != null && (authorizedParty.equals(clientId) || apiClients.contains(authorizedParty));
    }

    @Override
    public String toString() {
        return "IdentitySettings[keycloak=" + keycloak + ", issuers=" + issuers + ", clientId=" + clientId + "]";
    }
}
