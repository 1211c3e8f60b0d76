package tributary.routing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of one fact that makes the way easier.
 *
 * @param pointer which fact, as a JSON pointer
 * @param from what counts now, be it by default
 * @param to what it would have to be
 * @param drops rules that would ask for nothing any more
 * @param lightens rules in whose place a lighter one would count
 * @param effects the same for readers, in the same order; not part of the JSON
 */
public record Alternative(
        String pointer,
        JsonNode from,
        JsonNode to,
        List<String> drops,
        List<Lighter> lightens,
        @JsonIgnore List<Effect> effects) {

    public Alternative {
        drops = List.copyOf(drops);
        lightens = List.copyOf(lightens);
        effects = List.copyOf(effects);
    }

    /**
     * A rule and the lighter one that would count in its place.
     *
     * @param to the lighter rule; the same rule where only its answer is lighter
     */
    public record Lighter(String rule, String to) {}

    /**
     * What would change in one country.
     *
     * @param after null when nothing takes its place
     */
    public record Effect(
            String member, Asked before, @Nullable Asked after) {}

    /**
     * What a rule asks.
     *
     * @param instrument the licence or certificate as text, or the code of an environmental instrument
     * @param isEnvironmental which of the two
     */
    public record Asked(
            String rule,
            @Nullable String instrument,
            @Nullable String authority,
            boolean isEnvironmental) {}
}
