package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.member.Member;
import tributary.member.Members;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** Answers what would apply to a project; stores nothing. */
@RestController
class PreviewController {

    private static final String HOME_COUNTRY = "homeCountry";

    private final Routing routing;
    private final Alternatives alternatives;
    private final Members members;
    private final CurrentUsers users;
    private final Clock clock;

    PreviewController(Routing routing, Alternatives alternatives, Members members, CurrentUsers users, Clock clock) {
        this.routing = routing;
        this.alternatives = alternatives;
        this.members = members;
        this.users = users;
        this.clock = clock;
    }

    @PostMapping(path = "/api/approval-previews", produces = MediaType.APPLICATION_JSON_VALUE)
    ApprovalPreview preview(@RequestBody JsonNode body) {
        Question question = question(body);
        return routing.preview(question.facts(), question.homeCountry(), clock.instant(), Map.of());
    }

    @PostMapping(path = "/api/approval-previews/alternatives", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Alternative> alternatives(@RequestBody JsonNode body) {
        Question question = question(body);
        return alternatives.of(question.facts(), question.homeCountry(), clock.instant());
    }

    private Question question(JsonNode body) {
        String homeCountry = homeCountry(body);
        JsonNode proposal = body;
        if (body instanceof ObjectNode object && object.has(HOME_COUNTRY)) {
            proposal = object.deepCopy().without(HOME_COUNTRY);
        }
        return new Question(ProjectFacts.parse(proposal), homeCountry);
    }

    private String homeCountry(JsonNode body) {
        JsonNode named = body.path(HOME_COUNTRY);
        List<String> countries = members.all().stream().map(Member::code).toList();
        if (named.isMissingNode() || named.isNull()) {
            CurrentUser user = users.get();
            if (countries.contains(user.tenant())) {
                return user.tenant();
            }
            throw invalid("You belong to no member country: name the home country. Choose from: "
                    + String.join(", ", countries) + ".");
        }
        if (!named.isTextual() || !countries.contains(named.textValue())) {
            throw invalid("The home country is no member. Choose from: " + String.join(", ", countries) + ".");
        }
        return named.textValue();
    }

    private static InvalidInput invalid(String detail) {
        return new InvalidInput(ProblemType.INVALID_PROPOSAL, "/" + HOME_COUNTRY, detail);
    }

    private record Question(ProjectFacts facts, String homeCountry) {}
}
