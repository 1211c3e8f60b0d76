package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.catalogue.Fact;

/** Tells which facts matter to a project, so that nobody is asked for what no rule of its countries looks at. */
@Component
public class AskedFacts {

    private static final List<String> TEXTS = List.of("activity", "sector", "cooperationForm");

    private final MemberRules rules;

    AskedFacts(MemberRules rules) {
        this.rules = rules;
    }

    /**
     * Facts that some rule of the home country, a host country, the Mekong procedures or a lender may test for a project of this activity and
     * form of cooperation.
     *
     * @param project a proposal, complete or not; nothing is asked until it names activity, form of cooperation and host countries
     * @return names of facts
     */
    public Set<String> of(JsonNode project, String homeCountry) {
        Map<String, @Nullable Object> known = new HashMap<>();
        for (String name : TEXTS) {
            known.put(name, project.path(name).textValue());
        }
        List<String> hosts = new ArrayList<>();
        project.path("hostCountries").forEach(host -> hosts.add(host.asText()));
        if (known.containsValue(null) || hosts.isEmpty()) {
            return Set.of();
        }
        Set<String> variables = new HashSet<>(rules.joint().tested(null, known));
        variables.addAll(testedBy(homeCountry, Participation.HOME, known));
        hosts.forEach(host -> variables.addAll(testedBy(host, Participation.HOST, known)));
        return variables.stream()
                .map(ProjectFacts.DICTIONARY::findFact)
                .flatMap(Optional::stream)
                .map(Fact::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> testedBy(String member, String role, Map<String, @Nullable Object> known) {
        Map<String, @Nullable Object> asked = new HashMap<>(known);
        asked.put("role", role);
        return rules.find(member).map(its -> its.tables().tested(role, asked)).orElse(Set.of());
    }
}
