package tributary.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Hands what a sign-in asks for to the realm itself (RFC 9126), and leads the browser there with a reference to it. In an address a person could
 * change it: an official who asks for fewer scopes is told of fewer organizations. A request of their own making fails, since they know neither its
 * nonce nor its challenge.
 */
class PushedRequests implements OAuth2AuthorizationRequestResolver {

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final RealmServers servers;

    PushedRequests(ClientRegistrationRepository registrations, RealmServers servers) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.servers = servers;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return push(requests.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return push(requests.resolve(request, registration));
    }

    private @Nullable OAuth2AuthorizationRequest push(@Nullable OAuth2AuthorizationRequest asked) {
        if (asked == null) {
            return null;
        }
        String tenant = String.valueOf(asked.<Object>getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
        String reference = servers.getServer(tenant).push(parameters(asked));
        return OAuth2AuthorizationRequest.from(asked)
                .authorizationRequestUri(UriComponentsBuilder.fromUriString(asked.getAuthorizationUri())
                        .queryParam(OAuth2ParameterNames.CLIENT_ID, "{client}")
                        .queryParam("request_uri", "{reference}")
                        .encode()
                        .buildAndExpand(asked.getClientId(), reference)
                        .toUriString())
                .build();
    }

    private static MultiValueMap<String, String> parameters(OAuth2AuthorizationRequest asked) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add(
                OAuth2ParameterNames.RESPONSE_TYPE, asked.getResponseType().getValue());
        parameters.add(OAuth2ParameterNames.CLIENT_ID, asked.getClientId());
        parameters.add(OAuth2ParameterNames.REDIRECT_URI, asked.getRedirectUri());
        parameters.add(OAuth2ParameterNames.SCOPE, String.join(" ", asked.getScopes()));
        parameters.add(OAuth2ParameterNames.STATE, asked.getState());
        asked.getAdditionalParameters().forEach((name, value) -> parameters.add(name, String.valueOf(value)));
        return parameters;
    }
}
