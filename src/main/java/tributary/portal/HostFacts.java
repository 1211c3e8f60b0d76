package tributary.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Activity;

/** Facts that a project has in one host country alone. Programs give them; pages show them, and keep them to what the project still is. */
final class HostFacts {

    private static final String HOSTS = "hosts";
    private static final String SIZE = "size";

    private HostFacts() {}

    /** Takes out what belongs to no host country, or to no measure of the activity, any more. */
    static void follow(ObjectNode project, @Nullable Activity activity) {
        if (!(project.get(HOSTS) instanceof ArrayNode entries)) {
            return;
        }
        Set<String> named = new HashSet<>();
        project.path("hostCountries").forEach(host -> named.add(host.asText()));
        for (Iterator<JsonNode> each = entries.iterator(); each.hasNext(); ) {
            ObjectNode own = (ObjectNode) each.next();
            if (activity != null) {
                followActivity(own, activity);
            }
            boolean saysNothing = own.size() == 1;
            if (saysNothing || !named.contains(own.path("member").asText())) {
                each.remove();
            }
        }
        if (entries.isEmpty()) {
            project.remove(HOSTS);
        }
    }

    /** Takes measures out of the size of a project, or of its part in one country, that the activity does not take. */
    static void followActivity(ObjectNode project, Activity activity) {
        if (project.get(SIZE) instanceof ObjectNode size) {
            List<String> foreign = new ArrayList<>();
            size.fieldNames().forEachRemaining(measure -> {
                if (!activity.takes(measure)) {
                    foreign.add(measure);
                }
            });
            size.remove(foreign);
            if (size.isEmpty()) {
                project.remove(SIZE);
            }
        }
    }
}
