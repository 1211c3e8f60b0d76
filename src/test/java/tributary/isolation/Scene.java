package tributary.isolation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What there is to be seen, and whose it is. */
final class Scene {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|Kept apart [0-9a-f]{12}");

    /** What ids are of, by the part of the address before them, where their name does not tell. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("task", "task"),
            Map.entry("process-instance", "instance"),
            Map.entry("execution", "instance"),
            Map.entry("process-definition", "definition"),
            Map.entry("decision-definition", "decision"),
            Map.entry("filter", "filter"),
            Map.entry("deployment", "deployment"),
            Map.entry("user", "user"),
            Map.entry("members", "user"),
            Map.entry("user-members", "user"),
            Map.entry("tenant", "tenant"),
            Map.entry("tenant-id", "tenant"));

    /** Names in addresses that are no ids. */
    private static final Map<String, String> WORDS = Map.of(
            "key",
            "national-review",
            "section",
            "project",
            "engine",
            "default",
            "realm",
            "la",
            "metric",
            "jvm.threads.live",
            "file",
            "app/plugin.js");

    private final List<Thing> things;
    private final Map<String, List<Thing>> byId = new HashMap<>();
    private final String nowhere = UUID.randomUUID().toString();

    Scene(Collection<Thing> things) {
        this.things = List.copyOf(things);
        for (Thing thing : this.things) {
            Matcher id = ID.matcher(thing.id());
            if (id.find()) {
                byId.computeIfAbsent(id.group(), any -> new ArrayList<>()).add(thing);
            }
        }
    }

    /** The ids to put into an address; nothing when there is nothing of that kind to try. */
    Optional<List<String>> ids(Route route, Person person, Try tried) {
        List<String> kinds = kinds(route);
        List<String> known = kinds.stream().filter(kind -> !kind.isEmpty()).toList();
        if (known.isEmpty()) {
            return tried == Try.NONE ? Optional.of(fill(route, kinds, Map.of())) : Optional.empty();
        }
        String last = known.get(known.size() - 1);
        boolean isNested = known.size() > 1;
        return switch (tried) {
            case NONE -> Optional.empty();
            case OWN -> find(last, thing -> thing.readers().test(person)).map(thing -> fill(route, kinds, thing));
            case NEIGHBOURS ->
                find(
                                last,
                                thing -> isOfTenant(thing, person)
                                        && !thing.readers().test(person))
                        .map(thing -> fill(route, kinds, thing));
            case FOREIGN ->
                find(
                                last,
                                thing -> !isOfTenant(thing, person)
                                        && !thing.readers().test(person))
                        .map(thing -> fill(route, kinds, thing));
            case UNKNOWN -> Optional.of(fill(route, kinds, Map.of()));
            case MIXED -> isNested ? mixed(route, kinds, last, person) : Optional.empty();
            case MIXED_UNKNOWN -> isNested ? half(route, kinds, last, person) : Optional.empty();
        };
    }

    private Optional<List<String>> mixed(Route route, List<String> kinds, String last, Person person) {
        Optional<Thing> own = find(last, thing -> thing.readers().test(person));
        Optional<Thing> foreign = find(
                last, thing -> !isOfTenant(thing, person) && !thing.readers().test(person));
        if (own.isEmpty() || foreign.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> ids = parents(own.get());
        ids.put(last, foreign.get().id());
        return Optional.of(fill(route, kinds, ids));
    }

    private Optional<List<String>> half(Route route, List<String> kinds, String last, Person person) {
        return find(last, thing -> thing.readers().test(person)).map(own -> {
            Map<String, String> ids = parents(own);
            ids.remove(last);
            return fill(route, kinds, ids);
        });
    }

    private static Map<String, String> parents(Thing thing) {
        Map<String, String> ids = new HashMap<>();
        for (Thing each = thing; each != null; each = each.parent()) {
            ids.put(each.kind(), each.id());
        }
        return ids;
    }

    private static boolean isOfTenant(Thing thing, Person person) {
        return thing.tenant().equals(person.tenant());
    }

    private Optional<Thing> find(String kind, Predicate<Thing> wanted) {
        return things.stream()
                .filter(thing -> thing.kind().equals(kind))
                .filter(wanted)
                .findFirst();
    }

    /** Of what kind each place in an address is; empty for a name that is no id. */
    private List<String> kinds(Route route) {
        List<String> kinds = new ArrayList<>();
        Matcher place = Pattern.compile("([^/={}?&]*)[/=]\\{([^}:]+)[^}]*}").matcher(route.path());
        while (place.find()) {
            String name = place.group(2);
            String kind = things.stream().anyMatch(thing -> thing.kind().equals(name))
                    ? name
                    : KINDS.getOrDefault(name, KINDS.getOrDefault(place.group(1), ""));
            kinds.add(WORDS.containsKey(name) ? "" : kind);
        }
        if (kinds.size() != route.places().size()) {
            throw new IllegalStateException("Places of " + route + " are not understood: " + kinds);
        }
        return kinds;
    }

    private List<String> fill(Route route, List<String> kinds, Thing thing) {
        return fill(route, kinds, parents(thing));
    }

    private List<String> fill(Route route, List<String> kinds, Map<String, String> ids) {
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            String name = route.places().get(i);
            filled.add(
                    kinds.get(i).isEmpty() ? WORDS.getOrDefault(name, "x") : ids.getOrDefault(kinds.get(i), nowhere));
        }
        return filled;
    }

    /** Something in a text that its reader may not know of and has not asked for; empty when there is none. */
    Optional<Thing> findLeak(Person person, String text, String asked) {
        Matcher id = ID.matcher(text);
        while (id.find()) {
            for (Thing thing : byId.getOrDefault(id.group(), List.of())) {
                if (!thing.knowers().test(person) && !asked.contains(id.group())) {
                    return Optional.of(thing);
                }
            }
        }
        return Optional.empty();
    }
}
