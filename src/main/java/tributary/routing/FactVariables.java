package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Fact;
import tributary.quantity.Decimals;
import tributary.quantity.Money;
import tributary.rate.DatedRates;

/** Turns a proposal into the variables that decision tables read: defaults applied, a host's own facts merged in. */
final class FactVariables {

    private static final String USD = "USD";
    private static final String FINANCING = "/financing/*";
    private static final Set<String> NOT_LENT = Set.of("equity", "state-budget");
    private static final Set<String> BANKS =
            Set.of("commercial-bank", "aiib", "adb", "world-bank", "silk-road-fund", "export-credit", "policy-bank");
    private static final Set<String> BUILDING_FORMS = Set.of("direct-investment", "project-contracting");
    private static final BigDecimal PERSONS_A_HOUSEHOLD = BigDecimal.valueOf(5);
    private static final BigDecimal GRID_TIE_KV = BigDecimal.TEN;

    private final ProjectFacts facts;
    private final String homeCountry;
    private final DatedRates rates;

    FactVariables(ProjectFacts facts, String homeCountry, DatedRates rates) {
        this.facts = facts;
        this.homeCountry = homeCountry;
        this.rates = rates;
    }

    /** The variables of a member in a role; a null member stands for the project as such, which goes by the rates of its home. */
    Map<String, @Nullable Object> of(@Nullable String member, String role) {
        @Nullable String host = Participation.HOST.equals(role) ? member : null;
        JsonNode json = facts.jsonFor(host);
        String keeper = member == null ? homeCountry : member;
        Map<String, @Nullable Object> variables = new HashMap<>();
        for (Fact fact : ProjectFacts.DICTIONARY.all()) {
            if (!fact.pointer().contains("*")) {
                put(variables, fact, json.at(fact.pointer()), fact.pointer(), keeper);
            }
        }
        variables.put("member", member);
        variables.put("role", role);
        variables.put("homeCountry", homeCountry);
        variables.put("hostCountries", facts.hostCountries());
        variables.put("day", rates.dayOf(homeCountry));
        variables.put("usesMekongWater", facts.usesMekongWater());
        variables.put("fired", List.of());
        variables.put("instrument", null);
        variables.put("mekongRule", null);
        variables.put("mekongProcedure", null);
        List<Map<String, @Nullable Object>> financing = financing(json.path("financing"), keeper);
        variables.put("financing", financing);
        variables.put(
                "financingSources",
                financing.stream()
                        .map(source -> source.get("source"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        variables.put(
                "sovereignGuarantee",
                financing.stream().anyMatch(source -> Boolean.TRUE.equals(source.get("sovereignGuarantee"))));
        derive(variables);
        return variables;
    }

    private List<Map<String, @Nullable Object>> financing(JsonNode sources, String keeper) {
        List<Map<String, @Nullable Object>> financing = new ArrayList<>();
        for (JsonNode entry : sources) {
            Map<String, @Nullable Object> source = new HashMap<>();
            for (Fact fact : ProjectFacts.DICTIONARY.all()) {
                if (fact.pointer().startsWith(FINANCING)) {
                    put(
                            source,
                            fact,
                            entry.at(fact.pointer().substring(FINANCING.length())),
                            fact.pointer().replace("*", String.valueOf(financing.size())),
                            keeper);
                }
            }
            source.put("currency", entry.at("/amount/currency").textValue());
            Object code = source.get("source");
            source.computeIfAbsent("offshore", it -> code == null ? null : !NOT_LENT.contains(code));
            source.computeIfAbsent("lenderOutsideHome", it -> code == null ? null : BANKS.contains(code));
            financing.add(source);
        }
        return financing;
    }

    // What facts.yaml calls derived.
    private void derive(Map<String, @Nullable Object> variables) {
        variables.computeIfAbsent(
                "siteWorks",
                it -> Optional.ofNullable(variables.get("cooperationForm"))
                        .map(BUILDING_FORMS::contains)
                        .orElse(null));
        variables.computeIfAbsent(
                "personsResettled", it -> times(variables.get("householdsResettled"), PERSONS_A_HOUSEHOLD));
        variables.computeIfAbsent("soldYearly", it -> times(variables.get("animals"), BigDecimal.valueOf(2)));
        variables.computeIfAbsent("chineseContractor", it -> homeCountry.equals("cn"));
        variables.computeIfAbsent(
                "multiCountryInterest", it -> facts.hostCountries().size() > 1);
        Object activity = variables.get("activity");
        variables.computeIfAbsent("textileProcess", it -> "dyeing-and-finishing".equals(activity) ? "wet" : "none");
        if ("solar-power".equals(activity)) {
            variables.putIfAbsent("voltage", GRID_TIE_KV);
        }
        if (facts.usesMekongWater() && "hydropower".equals(activity)) {
            variables.putIfAbsent("season", "all-year");
        }
        if (!facts.usesMekongWater()) {
            for (String water : List.of("watercourse", "basin", "season", "minorUse", "surplusConfirmed")) {
                variables.put(water, null);
            }
        }
    }

    private static @Nullable Object times(@Nullable Object number, BigDecimal factor) {
        return number instanceof BigDecimal decimal ? decimal.multiply(factor) : null;
    }

    private void put(
            Map<String, @Nullable Object> variables, Fact fact, JsonNode value, String pointer, String keeper) {
        if (fact.type() != Fact.Type.MONEY) {
            variables.put(fact.name(), given(fact, value));
            return;
        }
        Money amount = ProjectFacts.money(value)
                .orElseGet(() -> byDefault(fact) instanceof BigDecimal dollars ? new Money(dollars, USD) : null);
        if (amount != null) {
            for (String currency : rates.currencies()) {
                String name = fact.nameIn(currency);
                variables.put(name, in(currency, amount, name, pointer, keeper));
            }
            variables.put(fact.name(), variables.get(fact.nameIn(USD)));
        }
    }

    private Object in(String currency, Money amount, String variable, String pointer, String keeper) {
        return amount.isIn(currency) || amount.amount().signum() == 0
                ? amount.amount()
                : new ForeignAmount(variable, pointer, amount, keeper, currency, rates);
    }

    private static @Nullable Object given(Fact fact, JsonNode json) {
        JsonNode value = json == null ? MissingNode.getInstance() : json;
        boolean isGiven = !value.isMissingNode() && !value.isNull();
        if (!isGiven) {
            return byDefault(fact);
        }
        return switch (fact.type()) {
            case TEXT, CHOICE -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case INTEGER -> BigDecimal.valueOf(value.longValue());
            case DECIMAL -> Decimals.parse(value.textValue());
            case MONEY, COUNTRIES -> List.of();
        };
    }

    private static @Nullable Object byDefault(Fact fact) {
        Object value = fact.defaultValue();
        if (value == null) {
            return null;
        }
        return switch (fact.type()) {
            case INTEGER, DECIMAL, MONEY -> new BigDecimal(value.toString());
            default -> value;
        };
    }
}
