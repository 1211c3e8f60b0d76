package tributary.isolation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.local.Http;
import tributary.local.TestSystem;
import tributary.local.Visitor;

/** Somebody's token and session, got once, and used for every call through every door. */
final class Caller {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String application;
    private final Person person;
    private final String cookies;
    private final String formToken;
    private final @Nullable String scriptToken;

    private Caller(String application, Person person, String cookies, String formToken, @Nullable String scriptToken) {
        this.application = application;
        this.person = person;
        this.cookies = cookies;
        this.formToken = formToken;
        this.scriptToken = scriptToken;
    }

    static Caller signedIn(int port, Person person) {
        Visitor visitor = person.isNobody() ? new Visitor(port) : visitor(port, person);
        Matcher token = FORM_TOKEN.matcher(visitor.get("/sign-out").body());
        if (!token.find()) {
            throw new IllegalStateException("No form to sign " + person.name() + " out");
        }
        visitor.get("/camunda/app/tasklist/default/");
        visitor.get("/camunda/app/cockpit/default/");
        return new Caller(
                "http://localhost:" + port,
                person,
                visitor.cookies(),
                token.group(1),
                visitor.findCookie("XSRF-TOKEN").orElse(null));
    }

    /** A busy Keycloak may show its form again; people then try once more. */
    private static Visitor visitor(int port, Person person) {
        try {
            return Visitor.signedIn(port, person.tenant(), person.user());
        } catch (IllegalStateException shownAgain) {
            return Visitor.signedIn(port, person.tenant(), person.user());
        }
    }

    Person person() {
        return person;
    }

    Answer call(Door door, String method, String address, String body) {
        String type = body.startsWith("--")
                ? "multipart/form-data; boundary=x"
                : door == Door.PAGE ? "application/x-www-form-urlencoded" : "application/json";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + address));
        request.header("Accept", door == Door.PAGE ? "text/html,*/*;q=0.8" : "application/json, text/plain, */*");
        if (door == Door.PROGRAM) {
            if (!person.isNobody()) {
                request.header("Authorization", "Bearer " + TestSystem.token(person.tenant(), person.user()));
            }
        } else {
            request.header("Cookie", cookies);
            if (door == Door.PAGE) {
                request.header("X-CSRF-TOKEN", formToken);
            } else if (scriptToken != null) {
                request.header("X-XSRF-TOKEN", Objects.requireNonNull(scriptToken));
            }
        }
        boolean takesBody = method.equals("POST") || method.equals("PUT");
        if (takesBody) {
            request.header("Content-Type", type);
        }
        if (address.startsWith("/api/") && method.equals("PUT")) {
            request.header("If-Match", "*");
        }
        BodyPublisher content = takesBody ? BodyPublishers.ofString(body) : BodyPublishers.noBody();
        return Answer.of(Http.send(HTTP, request.method(method, content).build()));
    }
}
