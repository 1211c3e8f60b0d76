package tributary.identity;

import org.jspecify.annotations.Nullable;

/**
 * A tenant's realm, by explicit addresses: nothing is asked of it at start.
 *
 * @param tenant the tenant that this issuer stands for
 * @param issuer exactly as tokens name it
 * @param server address of the same realm for calls from this machine
 */
record Realm(
        String tenant,
        String issuer,
        String server,
        String clientId,
        @Nullable String clientSecret) {

    private static final String OPENID = "/protocol/openid-connect";

    String authorizationEndpoint() {
        return issuer + OPENID + "/auth";
    }

    String endSessionEndpoint() {
        return issuer + OPENID + "/logout";
    }

    String tokenEndpoint() {
        return server + OPENID + "/token";
    }

    /** Where this machine says what a browser comes for. */
    String pushEndpoint() {
        return server + OPENID + "/ext/par/request";
    }

    String keySet() {
        return server + OPENID + "/certs";
    }
}
