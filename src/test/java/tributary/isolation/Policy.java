package tributary.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tributary.local.Project;

/** The table of expectations; how its lines are written is said at its top. */
final class Policy {

    private static final Path FILE = Project.root().resolve("src/test/resources/tributary/isolation/policy.txt");

    private final Map<String, Set<String>> groups = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private Policy() {}

    static Policy read() {
        Policy policy = new Policy();
        String section = "";
        try {
            for (String line : Files.readAllLines(FILE)) {
                String text = line.trim();
                if (text.startsWith("[")) {
                    section = text.substring(1, text.length() - 1);
                } else if (text.contains(" = ")) {
                    String[] group = text.split(" = ", 2);
                    policy.groups.put(group[0].trim(), policy.roles(group[1]));
                } else if (!text.isEmpty() && !text.startsWith("#")) {
                    policy.add(section, text);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return policy;
    }

    private void add(String section, String text) {
        Route route = Route.parse(text.replaceFirst("^(\\S+\\s+\\S+).*", "$1"));
        Map<String, String> options = new HashMap<>();
        List<String> who = new ArrayList<>();
        for (String word : text.replaceFirst("^\\S+\\s+\\S+\\s*", "").split("\\s+", -1)) {
            if (word.contains("=")) {
                String[] option = word.split("=", 2);
                options.put(option[0], option[1]);
            } else {
                who.add(word);
            }
        }
        switch (section) {
            case "application", "beside" -> {
                Door door = route.path().startsWith("/api/") ? Door.PROGRAM : Door.PAGE;
                rules.add(new Rule(section, door, "", route, roles(String.join(" ", who)), options));
            }
            case "engine" -> {
                rules.add(new Rule(section, Door.PROGRAM, "/engine-rest", route, option(options, "rest"), options));
                rules.add(new Rule(
                        section,
                        Door.SCRIPT,
                        "/camunda/api/engine/engine/default",
                        route,
                        option(options, "web"),
                        options));
            }
            case "web-apps" ->
                rules.add(new Rule(section, Door.SCRIPT, "/camunda/api", route, option(options, "web"), options));
            default -> throw new IllegalStateException("No section for " + text);
        }
    }

    private Set<String> option(Map<String, String> options, String name) {
        return roles(options.getOrDefault(name, "nobody").replace(',', ' '));
    }

    private Set<String> roles(String words) {
        return Stream.of(words.trim().split("\\s+", -1))
                .filter(word -> !word.isEmpty() && !word.equals("nobody"))
                .flatMap(word -> groups.getOrDefault(word, Set.of(word)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Rule> rules() {
        return rules;
    }

    /** Shapes of the routes that a section names. */
    Set<String> shapes(String section) {
        return rules.stream()
                .filter(rule -> rule.section().equals(section))
                .map(rule -> rule.route().shape())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
