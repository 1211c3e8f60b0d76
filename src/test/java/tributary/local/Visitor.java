package tributary.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with cookies, as a browser keeps them, but without a browser: signs in through Keycloak's own pages. */
public final class Visitor {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final String application;
    private final LocalCookies cookies = new LocalCookies();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** Keycloak marks its cookies as secure; browsers take that at localhost, where the JDK's manager would not send them. */
    private static final class LocalCookies extends CookieManager {

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            Map<String, List<String>> plain = new TreeMap<>(headers);
            plain.replaceAll((name, values) -> name != null && name.equalsIgnoreCase("Set-Cookie")
                    ? values.stream()
                            .map(cookie -> cookie.replaceAll("(?i);\\s*secure", ""))
                            .toList()
                    : values);
            super.put(uri, plain);
        }

        List<HttpCookie> get(URI uri) {
            return getCookieStore().get(uri);
        }

        Optional<String> find(String name) {
            return getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst();
        }
    }

    /** Nobody yet. */
    public Visitor(int port) {
        application = "http://localhost:" + port;
    }

    /** Signs a demonstration user in. */
    public static Visitor signedIn(int port, String realm, String username) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(realm, username);
        return visitor;
    }

    /** Signs in with what cookies there are. */
    public void signIn(String realm, String username) {
        String first = get("/oauth2/authorization/" + realm).body();
        String second = submit(first, Map.of("username", username)).body();
        HttpResponse<String> end =
                submit(second, Map.of("username", username, "password", DemoRealms.password(username)));
        if (!end.uri().toString().startsWith(application) || end.uri().getPath().equals("/sign-in")) {
            throw new IllegalStateException(
                    "Could not sign in as " + realm + "." + username + ": ended at " + end.uri());
        }
    }

    /** Has a cookie that somebody else chose. */
    public void plantCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookies.getCookieStore().add(URI.create(application), cookie);
    }

    /** What is answered to this request line, whatever is in it: status line and headers, as they are. */
    public String raw(String target) {
        return rawAt(URI.create(application).getAuthority(), target);
    }

    /** The same, of somebody who calls the application by another name. */
    public String rawAt(String host, String target) {
        URI address = URI.create(application);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nCookie: %s\r\nConnection: close\r\n\r\n"
                            .formatted(target, host, cookies())
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = answer.indexOf("\r\n\r\n");
            return end < 0 ? answer : answer.substring(0, end);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private HttpResponse<String> submit(String page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("No form in " + page);
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The value of a cookie that was set for the application. */
    public Optional<String> findCookie(String name) {
        return cookies.find(name);
    }

    /** Every cookie of the application, as a request carries them. */
    public String cookies() {
        return cookies.get(URI.create(application)).stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Goes to a page. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(application + path)).header("Accept", "text/html,*/*;q=0.8"));
    }

    /** Calls as a script of a page does; with the web apps' proof of where it comes from, once one of their pages was seen. */
    public HttpResponse<String> call(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        cookies.find("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    /** Calls as a script of another site's page would, if browsers let it. */
    public HttpResponse<String> callFromElsewhere(String method, String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(application + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** Sends a form's fields, encoded, as any page of any origin could. */
    public HttpResponse<String> post(String path, String fields) {
        return send(HttpRequest.newBuilder(URI.create(application + path))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return Http.send(http, request.build());
    }
}
