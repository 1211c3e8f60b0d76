package tributary.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A form under {@code processes/}, as its file says.
 *
 * @param name {@code laos/sign-memorandum}
 */
record ReviewForm(String name, JsonNode file) {

    private static final Map<String, String> FOLDERS =
            Map.of("kh", "cambodia", "cn", "china", "la", "laos", "mm", "myanmar", "th", "thailand", "vn", "vietnam");
    private static final Map<String, ReviewForm> ALL = read();

    /** The form of a step in a tenant: its own, or the one that all members share. */
    static ReviewForm of(String tenant, String step) {
        return Stream.of(FOLDERS.getOrDefault(tenant, tenant), "common")
                .map(folder -> ALL.get(folder + "/" + step))
                .filter(form -> form != null)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No form of " + tenant + " for " + step));
    }

    /** What has to be completed: each form, and one that asks home and host differently once as each. */
    static Set<String> listUses() {
        return ALL.values().stream()
                .flatMap(form ->
                        form.dependsOnRole() ? Stream.of(form.use("home"), form.use("host")) : Stream.of(form.name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How {@link #listUses()} names this form in the hands of a member that has that part. */
    String use(String role) {
        return dependsOnRole() ? name + " as " + role : name;
    }

    private boolean dependsOnRole() {
        return components()
                .anyMatch(
                        component -> component.at("/conditional/hide").asText().startsWith("=brief.role"));
    }

    /** The heading, as the form shows it. */
    String heading() {
        return components()
                .map(component -> component.path("text").asText())
                .filter(text -> text.startsWith("## "))
                .map(text -> text.substring(3).lines().findFirst().orElse(""))
                .findFirst()
                .orElseThrow();
    }

    /** What its button says; Tasklist's own button where it has none. */
    String button() {
        return components()
                .filter(component -> component.path("type").asText().equals("button"))
                .map(component -> component.path("label").asText())
                .findFirst()
                .orElse("Complete");
    }

    /** Fields that are shown to a member that has that part, in order. */
    List<Field> fields(String role) {
        return components()
                .filter(component -> component.has("key") || component.has("path"))
                .map(Field::new)
                .filter(field -> !field.isHiddenFrom(role))
                .toList();
    }

    private Stream<JsonNode> components() {
        return StreamSupport.stream(file.path("components").spliterator(), false);
    }

    private static Map<String, ReviewForm> read() {
        ObjectMapper json = new ObjectMapper();
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:processes/*/forms/*.form"))
                    .map(file -> read(json, file))
                    .collect(Collectors.toMap(
                            ReviewForm::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ReviewForm read(ObjectMapper json, Resource file) {
        try {
            String[] path = file.getURL().getPath().split("/", -1);
            return new ReviewForm(
                    path[path.length - 3] + "/" + path[path.length - 1].replace(".form", ""),
                    json.readTree(file.getInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Something that the form asks. */
    record Field(JsonNode component) {

        private static final Pattern FOR_OUTCOME = Pattern.compile("=outcome != \"([a-z-]+)\"");

        String key() {
            return component.path(component.has("path") ? "path" : "key").asText();
        }

        String type() {
            return component.path("type").asText();
        }

        String label() {
            return component
                    .path(type().equals("datetime") ? "dateLabel" : "label")
                    .asText();
        }

        boolean isRequired() {
            return component.at("/validate/required").asBoolean();
        }

        List<String> choices() {
            return component.path("values").findValuesAsText("value");
        }

        /** The words that stand for a value. */
        String wordsOf(String value) {
            return StreamSupport.stream(component.path("values").spliterator(), false)
                    .filter(choice -> choice.path("value").asText().equals(value))
                    .map(choice -> choice.path("label").asText())
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(key() + " does not offer " + value));
        }

        /** Whether the form asks it for another outcome only. */
        boolean isHiddenAt(String outcome) {
            Matcher only = FOR_OUTCOME.matcher(component.at("/conditional/hide").asText());
            return only.matches() && !only.group(1).equals(outcome);
        }

        boolean isHiddenFrom(String role) {
            return component.at("/conditional/hide").asText().equals("=brief.role = \"" + role + "\"");
        }
    }
}
