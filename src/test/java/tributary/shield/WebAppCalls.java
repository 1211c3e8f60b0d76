package tributary.shield;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What pages in a browser ask of {@code /camunda/api}, beside what the list lets pass. */
final class WebAppCalls {

    private static final String MOUNT = "/camunda/api";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of these programs need more than the web apps do. */
    private static final Set<Shape> SHARED = Set.of(Routes.CLAIM, Routes.COMPLETION, Routes.NOTHING);

    private final Map<Request, Set<String>> listed = new LinkedHashMap<>();
    private final Set<Request> answered = new HashSet<>();
    private final Map<String, Set<String>> used = new TreeMap<>();
    private final Set<String> unlisted = new TreeSet<>();
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> excused = new TreeSet<>();

    /** Notes what the pages of this browser call, in the hands of somebody with these roles. */
    void note(BrowserContext browser, String... roles) {
        Set<String> own = Set.of(roles);
        browser.onRequest(request -> note(own, request));
        browser.onRequestFinished(answered::add);
        browser.onResponse(response -> {
            if (response.status() >= 400 && isOfWebApps(response.url())) {
                faults.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        browser.onConsoleMessage(message -> {
            // Of refused calls is noted above what was answered.
            if (message.type().equals("error")
                    && isOfWebApps(message.page().url())
                    && !message.text().startsWith("Failed to load resource: the server responded")) {
                faults.add(message.text());
            }
        });
        browser.onWebError(error -> {
            if (isOfWebApps(error.page().url())) {
                faults.add(error.error());
            }
        });
    }

    private static boolean isOfWebApps(String url) {
        return url.matches("http://[^/]+/camunda/.*");
    }

    private void note(Set<String> roles, Request request) {
        if (!request.url().matches("http://[^/]+" + MOUNT + "/.*")) {
            return;
        }
        URI address = URI.create(request.url());
        Set<String> parameters = new TreeSet<>();
        UriComponentsBuilder.fromUri(address)
                .build()
                .getQueryParams()
                .keySet()
                .forEach(name -> parameters.add(UriUtils.decode(name, "UTF-8")));
        String path = address.getRawPath().substring(MOUNT.length());
        Optional<Route> route = find(roles, request.method(), PathContainer.parsePath(path));
        if (route.isEmpty()) {
            unlisted.add(request.method() + " " + path + " " + parameters + " " + request.postData());
            return;
        }
        String name = name(route.get());
        Set<String> called = new TreeSet<>(Set.of(name));
        parameters.forEach(parameter -> called.add(name + " ?" + parameter));
        JsonNode body = read(request.postData());
        if (body != null && !isShared(route.get())) {
            addKeys(name + " ", body, called);
        }
        listed.put(request, called);
        roles.forEach(role -> used.computeIfAbsent(role, any -> new TreeSet<>()).addAll(called));
        called.stream().filter(word -> !words(route.get()).contains(word)).forEach(unlisted::add);
    }

    /** Does something with a page, and waits until that has made each of these calls and got its answer. */
    void await(Page page, Runnable act, String... expected) {
        Set<Request> before = Set.copyOf(listed.keySet());
        act.run();
        try {
            page.waitForCondition(() -> answeredSince(before).containsAll(List.of(expected)));
        } catch (TimeoutError never) {
            Set<String> missing = new TreeSet<>(List.of(expected));
            missing.removeAll(answeredSince(before));
            throw new AssertionError(
                    page.url() + " did not call " + missing + ", but " + answeredSince(before) + "; not listed: "
                            + unlisted + "; faults: " + faults,
                    never);
        }
    }

    private Set<String> answeredSince(Set<Request> before) {
        Set<String> called = new TreeSet<>();
        listed.forEach((request, words) -> {
            if (!before.contains(request) && answered.contains(request)) {
                called.addAll(words);
            }
        });
        return called;
    }

    /** Forgets faults so far: of a page that is loaded anew. */
    void forgetFaults() {
        faults.clear();
    }

    /** Takes no offence at what is asked for this in vain: a page may refresh what somebody completes meanwhile. */
    void excuse(String id) {
        excused.add(id);
    }

    /** Called, and on no list of the caller's roles. */
    Set<String> unlisted() {
        return unlisted;
    }

    /** What was refused, or went wrong in a page. */
    Set<String> faults() {
        Set<String> inexcusable = new TreeSet<>(faults);
        inexcusable.removeIf(fault -> excused.stream().anyMatch(fault::contains));
        return inexcusable;
    }

    /** Listed for this role, and never called by it: calls, parameters behind a {@code ?}, keys of bodies behind a {@code /}. */
    Set<String> needlessTo(String role) {
        Set<String> needless = new TreeSet<>();
        WebAppRoutes.ALL.stream()
                .filter(route -> route.roles().isEmpty() || route.roles().contains(role))
                .forEach(route -> needless.addAll(words(route)));
        needless.removeAll(used.getOrDefault(role, Set.of()));
        return needless;
    }

    private static Optional<Route> find(Set<String> roles, String method, PathContainer path) {
        return WebAppRoutes.ALL.stream()
                .filter(listed -> listed.matches(method, path))
                .filter(listed ->
                        listed.roles().isEmpty() || listed.roles().stream().anyMatch(roles::contains))
                .findFirst();
    }

    private static @Nullable JsonNode read(@Nullable String body) {
        try {
            return body == null || body.isEmpty() ? null : JSON.readTree(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> words(Route route) {
        Set<String> words = new TreeSet<>(Set.of(name(route)));
        route.parameters().forEach(parameter -> words.add(name(route) + " ?" + parameter));
        if (route.body() != null && !isShared(route)) {
            addKeys(name(route) + " ", route.body(), words);
        }
        return words;
    }

    private static boolean isShared(Route route) {
        return route.body() != null && SHARED.contains(route.body());
    }

    private static String name(Route route) {
        return route.method() + " "
                + route.path()
                        .getPatternString()
                        .replaceAll("\\{(\\w+):[^/]*}", "{$1}")
                        .replaceFirst("^/engine/engine/default/", "")
                        .replaceFirst("^/cockpit/plugin/base/default/", "cockpit/");
    }

    private static void addKeys(String place, Shape shape, Set<String> keys) {
        if (shape instanceof Shape.Each list) {
            addKeys(place, list.each(), keys);
        } else if (shape instanceof Shape.Keys object) {
            for (Map.Entry<String, Shape> key : object.keys().entrySet()) {
                keys.add(place + "/" + key.getKey());
                addKeys(place + "/" + key.getKey(), key.getValue(), keys);
            }
        }
    }

    private static void addKeys(String place, JsonNode body, Set<String> keys) {
        if (body.isArray()) {
            body.forEach(each -> addKeys(place, each, keys));
        } else if (body.isObject()) {
            body.properties().forEach(key -> {
                keys.add(place + "/" + key.getKey());
                addKeys(place + "/" + key.getKey(), key.getValue(), keys);
            });
        }
    }
}
