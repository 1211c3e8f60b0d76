package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A change of one fact that makes the way easier.
 *
 * @param pointer which fact, as a JSON pointer
 * @param from what counts now, be it by default
 * @param to what it would have to be
 * @param drops rules that would ask for nothing any more
 * @param lightens rules in whose place a lighter one would count
 */
public record Alternative(String pointer, JsonNode from, JsonNode to, List<String> drops, List<Lighter> lightens) {

    public Alternative {
        drops = List.copyOf(drops);
        lightens = List.copyOf(lightens);
    }

    /**
     * A rule and the lighter one that would count in its place.
     *
     * @param to the lighter rule; the same rule where only its answer is lighter
     */
    public record Lighter(String rule, String to) {}
}
