package tributary.shield;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tributary.web.FieldError;
import tributary.web.FreeText;

/** What a request to the engine asks for behind the question mark; the request's own parameters would swallow its body. */
final class Query {

    /** The engine answers no list of more. */
    static final int MAX_ROWS = 2000;

    private final Map<String, List<String>> parameters = new TreeMap<>();

    /**
     * Reads a request's query.
     *
     * @throws IllegalArgumentException when it is not properly encoded
     */
    Query(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null) {
            MultiValueMap<String, String> encoded =
                    UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
            encoded.forEach((name, values) -> parameters
                    .computeIfAbsent(decode(name), key -> new ArrayList<>())
                    .addAll(values.stream()
                            .map(value -> value == null ? "" : decode(value))
                            .toList()));
        }
    }

    Set<String> names() {
        return parameters.keySet();
    }

    /** What the engine could not take, or would take by chance. */
    List<FieldError> listFaults() {
        List<FieldError> faults = new ArrayList<>();
        parameters.forEach((name, values) -> {
            String value = values.get(0);
            if (values.size() > 1) {
                faults.add(fault(name, "is given " + values.size() + " times. Give it once."));
            } else if (!FreeText.isVisible(value, false)) {
                faults.add(fault(name, "holds control characters. Leave them out."));
            } else if (name.equals("firstResult") && !isNumber(value, Integer.MAX_VALUE)) {
                faults.add(fault(name, "must be a whole number, 0 or more."));
            } else if (name.equals("maxResults") && !isNumber(value, MAX_ROWS)) {
                faults.add(fault(name, "must be a whole number from 0 to " + MAX_ROWS + "."));
            }
        });
        if (names().contains("sortBy") != names().contains("sortOrder")) {
            faults.add(
                    names().contains("sortBy")
                            ? fault("sortOrder", "is missing: give it with sortBy.")
                            : fault("sortBy", "is missing: give it with sortOrder."));
        }
        return faults;
    }

    private static boolean isNumber(String text, int most) {
        return text.matches("[0-9]{1,10}") && Long.parseLong(text) <= most;
    }

    private static FieldError fault(String name, String what) {
        return new FieldError(FieldError.step(name), "“" + name + "” " + what);
    }

    private static String decode(String encoded) {
        return UriUtils.decode(encoded.replace('+', ' '), "UTF-8");
    }
}
