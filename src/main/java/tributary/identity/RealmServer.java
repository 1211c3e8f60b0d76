package tributary.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * One realm's server as this application calls it: never for long, never by many threads at once, and not at all for a while after it failed to
 * answer. So whatever becomes of one member's Keycloak, the threads of the others are free.
 */
class RealmServer {

    /** Of some two hundred threads that serve requests. */
    static final int AT_ONCE = 24;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MAX_KEY_SET = 256 * 1024;
    private static final int MAX_REFERENCE = 16 * 1024;

    private final Realm realm;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final RestClient http;
    private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes;
    private volatile Instant resumesAt = Instant.EPOCH;

    RealmServer(Realm realm, Duration patience, Clock clock) {
        this.realm = realm;
        this.clock = clock;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(patience);
        http = RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
        RestClientAuthorizationCodeTokenResponseClient byCode = new RestClientAuthorizationCodeTokenResponseClient();
        byCode.setRestClient(http);
        codes = byCode;
        RestClientRefreshTokenTokenResponseClient byRefresh = new RestClientRefreshTokenTokenResponseClient();
        byRefresh.setRestClient(http);
        refreshes = byRefresh;
    }

    /**
     * The keys that the realm signs with at this moment.
     *
     * @throws RealmUnreachable when it does not say
     */
    JWKSet fetchKeys() {
        return call(() -> http.get().uri(realm.keySet()).exchange((request, response) -> {
            byte[] body = response.getBody().readNBytes(MAX_KEY_SET);
            if (!response.getStatusCode().is2xxSuccessful()) {
                throw new RestClientException("Asked for keys, the realm answered " + response.getStatusCode());
            }
            return parse(new String(body, StandardCharsets.UTF_8));
        }));
    }

    /**
     * Says what somebody who will be led there comes for.
     *
     * @return a reference to it
     * @throws OAuth2AuthorizationException when the realm refuses it, as where it would lead people back to an address that it does not know
     */
    String push(MultiValueMap<String, String> request) {
        return call(() -> http.post()
                .uri(realm.pushEndpoint())
                .headers(this::authenticate)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(request)
                .exchange((sent, response) -> {
                    byte[] body = response.getBody().readNBytes(MAX_REFERENCE);
                    // By which name the application is reached is no doing of the realm.
                    if (response.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
                        throw new OAuth2AuthorizationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST));
                    }
                    if (!response.getStatusCode().is2xxSuccessful()) {
                        throw new RestClientException(
                                "Told who will come to sign in, the realm answered " + response.getStatusCode());
                    }
                    return reference(new String(body, StandardCharsets.UTF_8));
                }));
    }

    private void authenticate(HttpHeaders headers) {
        if (realm.clientSecret() != null) {
            headers.setBasicAuth(
                    URLEncoder.encode(realm.clientId(), StandardCharsets.UTF_8),
                    URLEncoder.encode(realm.clientSecret(), StandardCharsets.UTF_8));
        }
    }

    private static String reference(String answer) {
        try {
            String reference = JSONObjectUtils.getString(JSONObjectUtils.parse(answer), "request_uri");
            if (reference != null) {
                return reference;
            }
            throw new RestClientException("Told who will come to sign in, the realm gave no reference");
        } catch (ParseException malformed) {
            throw new RestClientException(
                    "Told who will come to sign in, the realm answered something else", malformed);
        }
    }

    OAuth2AccessTokenResponse exchange(OAuth2AuthorizationCodeGrantRequest request) {
        return call(() -> codes.getTokenResponse(request));
    }

    OAuth2AccessTokenResponse refresh(OAuth2RefreshTokenGrantRequest request) {
        return call(() -> refreshes.getTokenResponse(request));
    }

    private static JWKSet parse(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException malformed) {
            throw new RestClientException("Asked for keys, the realm answered something else", malformed);
        }
    }

    private <T> T call(Supplier<T> call) {
        if (clock.instant().isBefore(resumesAt) || !places.tryAcquire()) {
            throw new RealmUnreachable(realm.tenant());
        }
        try {
            T answer = call.get();
            if (answer == null) {
                throw unreachable(new RestClientException("The realm answered nothing"));
            }
            return answer;
        } catch (RestClientException | UncheckedIOException failure) {
            throw unreachable(failure);
        } catch (OAuth2AuthorizationException refused) {
            if (isRefusal(refused)) {
                throw refused;
            }
            throw unreachable(refused);
        } finally {
            places.release();
        }
    }

    private static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClientErrorException) {
                return true;
            }
            if (cause instanceof RestClientException || cause instanceof IOException) {
                return false;
            }
        }
        return true;
    }

    private RealmUnreachable unreachable(Exception failure) {
        resumesAt = clock.instant().plus(PAUSE_AFTER_FAILURE);
        RealmUnreachable unreachable = new RealmUnreachable(realm.tenant());
        unreachable.initCause(failure);
        return unreachable;
    }
}
