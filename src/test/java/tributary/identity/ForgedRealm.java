package tributary.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A realm whose private key the test holds, in the place of Myanmar's. It can turn its keys, accept connections that it never answers, and be
 * gone. Whoever it knows is signed in there already.
 */
final class ForgedRealm {

    static final ForgedRealm MYANMAR = new ForgedRealm();

    private final HttpServer server;
    private final List<HttpExchange> held = new ArrayList<>();
    private RSAKey key = newKey();
    private State state = State.ANSWERING;
    private Map<String, Object> person = Map.of();
    private Map<String, String> pushed = Map.of();

    private enum State {
        ANSWERING,
        STALLED,
        GONE
    }

    private ForgedRealm() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "forged-realm");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realms/mm";
    }

    RSAKey key() {
        return key;
    }

    void turnKeys() {
        key = newKey();
    }

    /** Connections are taken and never answered, until {@link #recover}. */
    synchronized void stall() {
        state = State.STALLED;
    }

    /** Connections break at once. */
    synchronized void vanish() {
        state = State.GONE;
        letGo();
    }

    synchronized void recover() {
        state = State.ANSWERING;
        letGo();
    }

    /** Who comes back signed in when a browser is led here, and what is said of them whenever the application asks. */
    synchronized void knows(String username, String... organizations) {
        person = organizations.length == 0
                ? Map.of("preferred_username", username, "sub", username)
                : Map.of("preferred_username", username, "sub", username, "organization", List.of(organizations));
    }

    /** Whom it knows is called otherwise from now on. */
    synchronized void renames(String username) {
        Map<String, Object> renamed = new HashMap<>(person);
        renamed.put("preferred_username", username);
        person = Map.copyOf(renamed);
    }

    /** Tells from now on what an organization of whom it knows is called. */
    synchronized void names(String organization, String name) {
        Map<String, Object> named = new HashMap<>(person);
        named.put("organization_attributes", Map.of(organization, Map.of("displayName", List.of(name))));
        person = Map.copyOf(named);
    }

    synchronized int countHeld() {
        return held.size();
    }

    private void letGo() {
        held.forEach(HttpExchange::close);
        held.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        synchronized (this) {
            if (state == State.STALLED) {
                held.add(exchange);
                return;
            }
            if (state == State.GONE) {
                exchange.close();
                return;
            }
        }
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/auth")) {
            signIn(exchange);
            return;
        }
        String answer = path.endsWith("/ext/par/request")
                ? keep(exchange)
                : path.endsWith("/token") ? tokens(exchange) : new JWKSet(key.toPublicJWK()).toString();
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized String keep(HttpExchange exchange) throws IOException {
        pushed = form(exchange);
        return "{\"request_uri\":\"urn:forged\",\"expires_in\":60}";
    }

    /** As whoever has signed in here already. */
    private synchronized void signIn(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Location", pushed.get("redirect_uri") + "?code=any&state=" + encode(pushed.get("state")));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String encode(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    /** The session's id is its refresh token. */
    private synchronized String tokens(HttpExchange exchange) throws IOException {
        String session =
                form(exchange).getOrDefault("refresh_token", UUID.randomUUID().toString());
        JWTClaimsSet.Builder idToken = new JWTClaimsSet.Builder(claims().build())
                .audience("tributary")
                .claim("typ", "ID")
                .claim("groups", null)
                .claim("nonce", pushed.get("nonce"))
                .claim("sid", session);
        person.forEach(idToken::claim);
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "access_token",
                        "opaque",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "refresh_token",
                        session,
                        "scope",
                        person.containsKey("organization")
                                ? "openid profile email organization:*"
                                : "openid profile email",
                        "id_token",
                        sign(idToken.build())));
    }

    static String newKeyId() {
        return UUID.randomUUID().toString();
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(newKeyId()).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What a token of this realm for a reviewer says. */
    JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("forged-subject")
                .audience("tributary-api")
                .claim("azp", "tributary")
                .claim("typ", "Bearer")
                .claim("preferred_username", "forged")
                .claim("groups", List.of("environment-reviewers"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    String sign(JWTClaimsSet claims) {
        return sign(claims, key);
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims,
                    new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** With the public key, which everybody has, as the secret of an HMAC. */
    String signWithPublicKey(JWTClaimsSet claims) {
        try {
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims,
                    new MACSigner(key.toRSAPublicKey().getEncoded()));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    /** What ends a person's sessions. */
    JWTClaimsSet.Builder logoutClaims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience("tributary")
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)));
    }
}
