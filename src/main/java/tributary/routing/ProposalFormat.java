package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Activities;
import tributary.catalogue.Activity;
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.catalogue.Measure;
import tributary.quantity.Decimals;
import tributary.quantity.Money;
import tributary.web.FieldError;
import tributary.web.FreeText;

/** How a proposal is written: which fields there are and what each takes, from the fact dictionary. Gathers all that is wrong. */
final class ProposalFormat {

    static final Set<String> OF_A_HOST = Set.of(
            "size",
            "siting",
            "investment",
            "foreignOwnershipPercent",
            "concessionYears",
            "localization",
            "circumstances");
    private static final int MAX_INTEGER = 1_000_000_000;

    private final Activities activities;
    private final Group proposal = new Group(new LinkedHashMap<>());
    private final Group host = new Group(new LinkedHashMap<>());

    ProposalFormat(Activities activities, FactDictionary dictionary) {
        this.activities = activities;
        for (Fact fact : dictionary.all()) {
            add(proposal, fact.path(), fact);
            if (OF_A_HOST.contains(fact.path().get(0))) {
                add(host, fact.path(), fact);
            }
        }
    }

    List<FieldError> check(JsonNode json) {
        List<FieldError> errors = new ArrayList<>();
        if (!json.isObject()) {
            errors.add(new FieldError("", "A proposal is a JSON object."));
            return errors;
        }
        json.properties().forEach(field -> {
            if (field.getKey().equals("hosts")) {
                checkHosts(field.getValue(), json, errors);
            } else {
                checkField(proposal, "", field.getKey(), field.getValue(), errors);
            }
        });
        checkActivity(json, "", errors);
        return errors;
    }

    private void checkHosts(JsonNode hosts, JsonNode json, List<FieldError> errors) {
        if (hosts.isNull()) {
            return;
        }
        if (!hosts.isArray()) {
            errors.add(new FieldError("/hosts", "Hosts are a list, one entry a host country."));
            return;
        }
        Set<String> hostCountries = new HashSet<>();
        json.path("hostCountries").forEach(code -> hostCountries.add(code.asText()));
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < hosts.size(); index++) {
            JsonNode own = hosts.get(index);
            String pointer = "/hosts/" + index;
            if (!own.isObject()) {
                errors.add(new FieldError(pointer, "An entry of hosts is an object with its member and what differs."));
                continue;
            }
            String member = own.path("member").asText("");
            if (!own.path("member").isTextual() || !hostCountries.contains(member)) {
                errors.add(new FieldError(
                        pointer + "/member",
                        "Name one of the host countries: " + said(own.path("member")) + " is none."));
            } else if (!seen.add(member)) {
                errors.add(new FieldError(pointer + "/member", member + " stands twice in hosts."));
            }
            own.properties().forEach(field -> {
                if (!field.getKey().equals("member")) {
                    checkField(host, pointer, field.getKey(), field.getValue(), errors);
                }
            });
            checkMeasures(activity(json), own, pointer, errors);
        }
    }

    private static void checkField(Group group, String parent, String name, JsonNode value, List<FieldError> errors) {
        String pointer = parent + "/" + name.replace("~", "~0").replace("/", "~1");
        Part part = group.parts().get(name);
        if (part == null) {
            errors.add(new FieldError(pointer, "The field \"" + shown(name) + "\" is unknown. Leave it out."));
        } else if (!value.isNull()) {
            part.check(pointer, value, errors);
        }
    }

    private void checkActivity(JsonNode json, String parent, List<FieldError> errors) {
        Optional<Activity> activity = activity(json);
        String sector = json.path("sector").asText();
        if (activity.isPresent()
                && activities.sectors().contains(sector)
                && !activity.get().sector().equals(sector)) {
            errors.add(new FieldError(
                    parent + "/activity",
                    activity.get().code() + " belongs to the sector "
                            + activity.get().sector() + ", not to " + sector + "."));
        }
        checkMeasures(activity, json, parent, errors);
    }

    private static void checkMeasures(
            Optional<Activity> activity, JsonNode json, String parent, List<FieldError> errors) {
        if (activity.isEmpty()) {
            return;
        }
        json.path("size").fieldNames().forEachRemaining(measure -> {
            if (!activity.get().takes(measure) && isKnown(measure)) {
                String takes = activity.get().allMeasures().map(Measure::code).collect(Collectors.joining(", "));
                errors.add(new FieldError(
                        parent + "/size/" + measure,
                        "The size of " + activity.get().code() + " is not told by " + measure + ". "
                                + (takes.isEmpty() ? "It takes no measure." : "It takes: " + takes + ".")));
            }
        });
    }

    private static boolean isKnown(String measure) {
        return ProjectFacts.ACTIVITIES.measures().stream()
                .anyMatch(known -> known.code().equals(measure));
    }

    private Optional<Activity> activity(JsonNode json) {
        return activities.findActivity(json.path("activity").asText());
    }

    private static void add(Group group, List<String> path, Fact fact) {
        String name = path.get(0);
        if (path.size() == 1) {
            group.parts().put(name, new Leaf(fact));
            return;
        }
        List<String> rest = path.subList(1, path.size());
        if (rest.get(0).equals("*")) {
            Part part = group.parts().computeIfAbsent(name, it -> new Entries(new Group(new LinkedHashMap<>())));
            add(((Entries) part).entry(), rest.subList(1, rest.size()), fact);
        } else {
            add((Group) group.parts().computeIfAbsent(name, it -> new Group(new LinkedHashMap<>())), rest, fact);
        }
    }

    private static String said(JsonNode value) {
        return value.isMissingNode() ? "nothing" : shown(value.toString());
    }

    // What a client sent is shown back short and without control characters.
    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }

    private sealed interface Part {
        void check(String pointer, JsonNode value, List<FieldError> errors);
    }

    private record Group(Map<String, Part> parts) implements Part {

        @Override
        public void check(String pointer, JsonNode value, List<FieldError> errors) {
            if (!value.isObject()) {
                errors.add(new FieldError(pointer, "This takes an object, not " + said(value) + "."));
                return;
            }
            value.properties().forEach(field -> checkField(this, pointer, field.getKey(), field.getValue(), errors));
        }
    }

    private record Entries(Group entry) implements Part {

        @Override
        public void check(String pointer, JsonNode value, List<FieldError> errors) {
            if (!value.isArray()) {
                errors.add(new FieldError(pointer, "This takes a list, not " + said(value) + "."));
                return;
            }
            if (value.size() > ProjectFacts.MAX_SOURCES) {
                errors.add(new FieldError(pointer, "At most " + ProjectFacts.MAX_SOURCES + " entries are taken."));
                return;
            }
            for (int index = 0; index < value.size(); index++) {
                entry.check(pointer + "/" + index, value.get(index), errors);
            }
        }
    }

    private record Leaf(Fact fact) implements Part {

        @Override
        public void check(String pointer, JsonNode value, List<FieldError> errors) {
            @Nullable
            String fault =
                    switch (fact.type()) {
                        case TEXT -> text(value);
                        case CHOICE -> choice(value);
                        case BOOLEAN -> value.isBoolean() ? null : "Say true or false, not " + said(value) + ".";
                        case INTEGER -> integer(value);
                        case DECIMAL -> decimal(value);
                        case MONEY -> {
                            money(pointer, value, errors);
                            yield null;
                        }
                        case COUNTRIES -> {
                            countries(pointer, value, errors);
                            yield null;
                        }
                    };
            if (fault != null) {
                errors.add(new FieldError(pointer, fact.label() + ": " + fault));
            }
        }

        private @Nullable String text(JsonNode value) {
            if (!value.isTextual()) {
                return "Give a text, not " + said(value) + ".";
            }
            int max = fact.max() == null ? 1000 : fact.max().intValueExact();
            return FreeText.findFault(value.textValue(), max, fact.lines()).orElse(null);
        }

        private @Nullable String choice(JsonNode value) {
            if (value.isTextual() && fact.choices().contains(value.textValue())) {
                return null;
            }
            return said(value) + " is unknown. "
                    + (fact.choices().size() > 20
                            ? "See GET /api/activities."
                            : "Choose one of: " + String.join(", ", fact.choices()) + ".");
        }

        private @Nullable String integer(JsonNode value) {
            int max = fact.max() == null ? MAX_INTEGER : fact.max().intValueExact();
            if (!value.isIntegralNumber()) {
                return "Give a whole number without quotes" + unit() + ", not " + said(value) + ".";
            }
            if (!value.canConvertToInt() || value.intValue() < 0 || value.intValue() > max) {
                return "Give a whole number from 0 to " + max + unit() + ", not " + said(value) + ".";
            }
            return null;
        }

        private @Nullable String decimal(JsonNode value) {
            if (!value.isTextual()) {
                return "Give a decimal number as a string" + unit() + ", such as \"120.5\", not " + said(value) + ".";
            }
            if (!Decimals.isPlain(value.textValue())) {
                return "Give digits with at most one point" + unit() + ", such as \"120.5\": no sign, no exponent, no"
                        + " unit. Found " + said(value) + ".";
            }
            BigDecimal max = fact.max();
            if (max != null && Decimals.parse(value.textValue()).compareTo(max) > 0) {
                return "At most " + max.toPlainString() + unit() + ", not " + said(value) + ".";
            }
            return null;
        }

        private void money(String pointer, JsonNode value, List<FieldError> errors) {
            if (!value.isObject()) {
                errors.add(new FieldError(
                        pointer,
                        fact.label() + ": Give {\"amount\": \"…\", \"currency\": \"…\"}, not " + said(value) + "."));
                return;
            }
            value.fieldNames().forEachRemaining(name -> {
                if (!name.equals("amount") && !name.equals("currency")) {
                    errors.add(new FieldError(
                            pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                            "The field \"" + shown(name) + "\" is unknown. Leave it out."));
                }
            });
            JsonNode amount = value.path("amount");
            JsonNode currency = value.path("currency");
            boolean isAmount = amount.isTextual() && Decimals.isPlain(amount.textValue());
            boolean isCurrency = currency.isTextual() && Money.isCurrency(currency.textValue());
            if (!isAmount) {
                errors.add(new FieldError(
                        pointer + "/amount",
                        fact.label() + ": Give the amount as a string of digits with at most one point, such as"
                                + " \"1250000.00\": no sign, no exponent. Found " + said(amount) + "."));
            }
            if (!isCurrency) {
                errors.add(new FieldError(
                        pointer + "/currency",
                        fact.label() + ": Give an ISO 4217 code, such as USD. Found " + said(currency) + "."));
            }
            if (isAmount && isCurrency) {
                try {
                    Money.parse(amount.textValue(), currency.textValue());
                } catch (IllegalArgumentException tooFine) {
                    errors.add(new FieldError(pointer + "/amount", fact.label() + ": " + tooFine.getMessage() + "."));
                }
            }
        }

        private void countries(String pointer, JsonNode value, List<FieldError> errors) {
            if (!value.isArray()) {
                errors.add(new FieldError(
                        pointer, fact.label() + ": Give a list of country codes, not " + said(value) + "."));
                return;
            }
            Set<String> seen = new HashSet<>();
            for (int index = 0; index < value.size(); index++) {
                JsonNode code = value.get(index);
                if (!code.isTextual() || !fact.choices().contains(code.textValue())) {
                    errors.add(new FieldError(
                            pointer + "/" + index,
                            fact.label() + ": " + said(code) + " is no member. Choose from: "
                                    + String.join(", ", fact.choices()) + "."));
                } else if (!seen.add(code.textValue())) {
                    errors.add(new FieldError(
                            pointer + "/" + index, fact.label() + ": " + code.textValue() + " stands twice."));
                }
            }
        }

        private String unit() {
            return fact.unit() == null ? "" : " (" + fact.unit() + ")";
        }
    }
}
