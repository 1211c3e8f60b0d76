package tributary.isolation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of the policy, at one door.
 *
 * @param who roles to whom an own id is answered; empty for a route that nobody may call
 * @param options {@code body}, {@code own}, {@code alike}: see the policy
 */
record Rule(String section, Door door, String mount, Route route, Set<String> who, Map<String, String> options) {

    private static final String UPLOAD = """
            --x\r
            Content-Disposition: form-data; name="kind"\r
            \r
            feasibility-study\r
            --x\r
            Content-Disposition: form-data; name="file"; filename="a.geojson"\r
            Content-Type: application/geo+json\r
            \r
            {"type": "Point", "coordinates": [101, 19]}\r
            --x--\r
            """;

    boolean isOpen() {
        return who.contains("anyone");
    }

    boolean admits(Person person) {
        return isOpen() || (!person.isNobody() && (who.contains("signed-in") || who.contains(person.role())));
    }

    /** Whether this person may call, and is told that there is nothing even where there is. */
    boolean isBlindTo(Person person) {
        return List.of(options.getOrDefault("blind", "").split(",", -1)).contains(person.role());
    }

    /** What a foreign id is answered with, which is what an unknown one is. */
    int alike() {
        return Integer.parseInt(options.getOrDefault("alike", "404"));
    }

    /** What a neighbour's id is answered with; 0 where it is what an unknown one is answered with. */
    int neighbours() {
        return Integer.parseInt(options.getOrDefault("neighbours", "0"));
    }

    /** The only status that is right where it may be called; 0 for any success, or complaint about what was sent. */
    int answers() {
        return Integer.parseInt(options.getOrDefault("answers", "0"));
    }

    /** Whether this person oversees all tenants, so that nothing is foreign. */
    boolean isOverseenBy(Person person) {
        return options.getOrDefault("overseer", "").equals(person.role());
    }

    String body(Try tried) {
        if (options.containsKey("file") && tried != Try.OWN) {
            return UPLOAD;
        }
        String body = options.getOrDefault("body", door == Door.PAGE ? "" : "{}");
        return tried == Try.OWN ? options.getOrDefault("own", body) : body;
    }

    @Override
    public String toString() {
        return route.method() + " " + mount + route.path();
    }
}
