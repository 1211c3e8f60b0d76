package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Activities;
import tributary.catalogue.Activity;
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.catalogue.Measure;
import tributary.quantity.Money;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/**
 * What a proposal tells of its project: well-formed, but perhaps incomplete. Immutable.
 *
 * <p>Facts of a host may differ from the project's: {@code hosts[]} overrides them one by one.
 */
public final class ProjectFacts {

    /** How many sources of financing a project may name. */
    public static final int MAX_SOURCES = 50;

    static final Activities ACTIVITIES = Activities.read();
    static final FactDictionary DICTIONARY = FactDictionary.read();

    private static final ProposalFormat FORMAT = new ProposalFormat(ACTIVITIES, DICTIONARY);

    private final ObjectNode json;

    private ProjectFacts(ObjectNode json) {
        this.json = json;
    }

    /**
     * Reads a proposal.
     *
     * @throws InvalidInput with everything that is malformed, each with its JSON pointer
     */
    public static ProjectFacts parse(JsonNode json) throws InvalidInput {
        List<FieldError> errors = FORMAT.check(json);
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_PROPOSAL, errors);
        }
        return new ProjectFacts(json.deepCopy());
    }

    /**
     * Checks that the project stands somewhere else than at home, too.
     *
     * @throws InvalidInput when the home country is the only host
     */
    public void checkHome(String homeCountry) throws InvalidInput {
        if (hostCountries().equals(List.of(homeCountry))) {
            throw new InvalidInput(
                    ProblemType.HOME_IS_ONLY_HOST,
                    "/hostCountries",
                    "The home country may be a host only beside another. Name the country where the project is.");
        }
    }

    /** The proposal as it was given. */
    public JsonNode json() {
        return json.deepCopy();
    }

    public Optional<String> title() {
        return text("/title");
    }

    public Optional<String> summary() {
        return text("/summary");
    }

    public Optional<String> cooperationForm() {
        return text("/cooperationForm");
    }

    public Optional<String> sector() {
        return text("/sector");
    }

    public Optional<String> activity() {
        return text("/activity");
    }

    public Optional<Money> investment() {
        return money("/investment");
    }

    /** Where the project is; empty while nobody has said so. */
    public List<String> hostCountries() {
        List<String> hosts = new ArrayList<>();
        json.path("hostCountries").forEach(host -> hosts.add(host.textValue()));
        return List.copyOf(hosts);
    }

    public boolean usesMekongWater() {
        return json.path("mekongWaterUse").isObject();
    }

    /** What a submission still lacks. */
    public List<FieldError> missing() {
        List<FieldError> missing = new ArrayList<>();
        for (Fact fact : DICTIONARY.all()) {
            if (fact.required() && !fact.pointer().contains("*") && !isGiven(fact.pointer())) {
                missing.add(missing(fact.pointer(), fact.label(), fact.unit()));
            }
        }
        activity()
                .flatMap(ACTIVITIES::findActivity)
                .map(Activity::measures)
                .orElse(List.of())
                .forEach(measure -> {
                    if (!isGiven(pointer(measure))) {
                        missing.add(missing(pointer(measure), measure.label(), measure.unit()));
                    }
                });
        JsonNode financing = json.path("financing");
        if (financing.isEmpty()) {
            missing.add(missing("/financing", "Financing", null));
        }
        for (int index = 0; index < financing.size(); index++) {
            for (Fact fact : DICTIONARY.all()) {
                String pointer = fact.pointer().replace("*", String.valueOf(index));
                if (fact.required() && fact.pointer().contains("*") && !isGiven(pointer)) {
                    missing.add(missing(pointer, fact.label(), fact.unit()));
                }
            }
        }
        return List.copyOf(missing);
    }

    /** What this host's own facts are, the project's where it has none of its own. */
    JsonNode jsonFor(@Nullable String host) {
        if (host != null) {
            for (JsonNode own : json.path("hosts")) {
                if (own.path("member").asText().equals(host)) {
                    ObjectNode merged = json.deepCopy();
                    merge(merged, (ObjectNode) own);
                    return merged;
                }
            }
        }
        return json;
    }

    /** Where in the proposal a fact of this host stands, or would stand. */
    String pointerFor(@Nullable String host, String pointer) {
        if (host != null) {
            JsonNode hosts = json.path("hosts");
            for (int index = 0; index < hosts.size(); index++) {
                if (hosts.get(index).path("member").asText().equals(host)
                        && !hosts.get(index).at(pointer).isMissingNode()) {
                    return "/hosts/" + index + pointer;
                }
            }
        }
        return pointer;
    }

    static Optional<Money> money(JsonNode node) {
        return node.isObject()
                ? Optional.of(Money.parse(
                        node.path("amount").asText(), node.path("currency").asText()))
                : Optional.empty();
    }

    private Optional<Money> money(String pointer) {
        return money(json.at(pointer));
    }

    private Optional<String> text(String pointer) {
        return Optional.ofNullable(json.at(pointer).textValue()).filter(text -> !text.isBlank());
    }

    private boolean isGiven(String pointer) {
        JsonNode value = json.at(pointer);
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isContainerNode() && value.isEmpty())
                && !(value.isTextual() && value.textValue().isBlank());
    }

    private static String pointer(Measure measure) {
        return "/size/" + measure.code();
    }

    private static FieldError missing(String pointer, String label, @Nullable String unit) {
        return new FieldError(
                pointer, label + " is missing." + (unit == null ? " Give it." : " Give it in " + unit + "."));
    }

    private static void merge(ObjectNode target, ObjectNode own) {
        own.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("member") || value.isNull()) {
                return;
            }
            boolean isGroup = value.isObject() && !value.has("amount");
            if (isGroup && target.path(field.getKey()).isObject()) {
                merge((ObjectNode) Objects.requireNonNull(target.get(field.getKey())), (ObjectNode) value);
            } else {
                target.set(field.getKey(), value.deepCopy());
            }
        });
    }
}
