package tributary.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tributary.catalogue.Activities;
import tributary.catalogue.Activity;
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.identity.CurrentUsers;
import tributary.member.Member;
import tributary.member.Members;
import tributary.portal.FormField.Option;
import tributary.portal.FormField.OptionGroup;
import tributary.quantity.Decimals;
import tributary.routing.AskedFacts;
import tributary.routing.ProjectFacts;
import tributary.web.FieldError;

/**
 * The guided form: which facts a section asks for, how they are shown, and how what was typed becomes a project. Driven by the fact
 * dictionary and the activity catalogue, so that a new fact needs no page of its own.
 */
@Component
class ProjectForm {

    static final String USES_WATER = "/usesMekongWater";

    /** Offered always; another that a project is told in stays its own. */
    private static final List<String> CURRENCIES = List.of("USD", "CNY", "EUR", "KHR", "LAK", "MMK", "THB", "VND");

    /** Facts that a member's officials record in their review, never the enterprise. */
    private static final Set<String> OFFICIALS_FACTS =
            Set.of("sensitiveCountry", "mofcomListedCountry", "severeImpact", "complexProject", "surplusConfirmed");

    /** Asked of everybody; the other circumstances are asked only by some countries' rules. */
    private static final Set<String> MAIN_CIRCUMSTANCES = Set.of(
            "proponentOwnership",
            "investsThroughOverseasCompany",
            "specialZone",
            "landTenure",
            "incentivesRequested",
            "outputSoldToState",
            "publicClient",
            "controlledGoods",
            "investmentVehicle",
            "acquisition",
            "filedByAgent");

    /** The first section asks in this order; every other keeps the dictionary's. */
    private static final List<String> PROJECT_FACTS =
            List.of("title", "activity", "cooperationForm", "hostCountries", "summary");

    private static final Comparator<Fact> PROJECT_ORDER =
            Comparator.comparingInt(fact -> PROJECT_FACTS.indexOf(fact.name()));

    private static final Set<String> MAIN_OF_SOURCE = Set.of("source", "amountUsd", "sovereignGuarantee");

    private final FactDictionary dictionary;
    private final Activities activities;
    private final Members members;
    private final AskedFacts askedFacts;
    private final CurrentUsers users;
    private final Labels labels;

    ProjectForm(
            FactDictionary dictionary,
            Activities activities,
            Members members,
            AskedFacts askedFacts,
            CurrentUsers users,
            Labels labels) {
        this.dictionary = dictionary;
        this.activities = activities;
        this.members = members;
        this.askedFacts = askedFacts;
        this.users = users;
        this.labels = labels;
    }

    /** What a section shows of a stored project. */
    SectionView show(FormSection section, JsonNode project) {
        return view(section, project, inputs(section, project), List.of());
    }

    /** What a section shows of what was just typed, with what is wrong beside it. */
    SectionView show(
            FormSection section, JsonNode project, MultiValueMap<String, String> typed, List<FieldError> errors) {
        return view(section, project, typed, errors);
    }

    /** The project with what was typed in a section. */
    ObjectNode fill(FormSection section, JsonNode project, MultiValueMap<String, String> typed) {
        ObjectNode filled = project.deepCopy();
        for (Fact fact : facts(section, filled)) {
            ProjectJson.put(filled, fact.pointer(), fact.type(), typed);
        }
        switch (section) {
            case PROJECT -> followActivity(filled);
            case WATER -> fillWater(filled, typed);
            case MONEY -> fillFinancing(filled, typed);
            default -> {
                // nothing beside the facts
            }
        }
        return filled;
    }

    private void followActivity(ObjectNode project) {
        Activity activity =
                activities.findActivity(project.path("activity").asText()).orElse(null);
        if (activity == null) {
            project.remove("sector");
        } else {
            project.put("sector", activity.sector());
            HostFacts.followActivity(project, activity);
        }
        HostFacts.follow(project, activity);
    }

    private static void fillWater(ObjectNode project, MultiValueMap<String, String> typed) {
        String uses = ProjectJson.text(typed, USES_WATER);
        if (uses.equals("true")) {
            if (!project.has("mekongWaterUse") || project.get("mekongWaterUse").isNull()) {
                project.putObject("mekongWaterUse");
            }
        } else if (uses.equals("false")) {
            project.putNull("mekongWaterUse");
        } else {
            project.remove("mekongWaterUse");
        }
    }

    private void fillFinancing(ObjectNode project, MultiValueMap<String, String> typed) {
        ArrayNode financing = project.arrayNode();
        for (int row = 0; row < ProjectFacts.MAX_SOURCES; row++) {
            ObjectNode wrapper = project.objectNode();
            for (Fact fact : sourceFacts()) {
                String pointer = at(fact, row);
                ProjectJson.put(wrapper, pointer, fact.type(), typed);
            }
            JsonNode source = wrapper.path("financing").path(String.valueOf(row));
            if (source.isObject() && !source.isEmpty()) {
                financing.add(source);
            }
        }
        if (financing.isEmpty()) {
            project.remove("financing");
        } else {
            project.set("financing", financing);
        }
    }

    private SectionView view(
            FormSection section, JsonNode project, MultiValueMap<String, String> inputs, List<FieldError> errors) {
        List<FieldError> told = errors.stream()
                .map(error -> new FieldError(error.pointer(), inWords(error, inputs)))
                .toList();
        Map<String, String> wrong = told.stream()
                .collect(Collectors.toMap(
                        FieldError::pointer,
                        FieldError::detail,
                        (first, second) -> first.equals(second) ? first : first + " " + second,
                        LinkedHashMap::new));
        List<FormField> main = new ArrayList<>();
        List<FormField> further = new ArrayList<>();
        if (section == FormSection.WATER) {
            main.add(yesNo(
                    USES_WATER,
                    labels.text("portal.form.uses-water"),
                    labels.text("portal.form.uses-water.hint"),
                    inputs,
                    wrong));
        }
        for (Fact fact : facts(section, project)) {
            boolean isFurther = section == FormSection.CIRCUMSTANCES
                    && !MAIN_CIRCUMSTANCES.contains(fact.name())
                    && !wrong.containsKey(fact.pointer());
            (isFurther ? further : main).add(field(fact, fact.pointer(), inputs, wrong));
        }
        List<SourceView> sources = section == FormSection.MONEY ? sources(inputs, wrong) : List.of();
        return new SectionView(section.code(), main, further, sources, summary(told, main, further, sources));
    }

    /** The API's messages speak of JSON; a person who typed something that is no number is told so. */
    private String inWords(FieldError error, MultiValueMap<String, String> inputs) {
        String pattern = error.pointer().replaceAll("/[0-9]+/", "/*/");
        String typed = ProjectJson.text(inputs, error.pointer());
        for (Fact fact : dictionary.all()) {
            boolean isMoney = fact.type() == Fact.Type.MONEY && pattern.equals(fact.pointer() + "/amount");
            boolean isNumber = (fact.type() == Fact.Type.DECIMAL || fact.type() == Fact.Type.INTEGER)
                    && pattern.equals(fact.pointer());
            if ((isMoney || isNumber) && !typed.isEmpty() && !Decimals.isPlain(typed)) {
                return labels.text(
                        isMoney
                                ? "portal.error.amount"
                                : "portal.error." + fact.type().name().toLowerCase(Locale.ROOT),
                        labels.fact(fact),
                        typed);
            }
        }
        return error.detail();
    }

    private List<SourceView> sources(MultiValueMap<String, String> inputs, Map<String, String> wrong) {
        int used = 0;
        for (int row = 0; row < ProjectFacts.MAX_SOURCES; row++) {
            String prefix = "/financing/" + row + "/";
            boolean isFilled = inputs.entrySet().stream()
                    .anyMatch(input -> input.getKey().startsWith(prefix)
                            && !input.getKey().endsWith("/currency")
                            && input.getValue().stream().anyMatch(value -> !value.isBlank()));
            if (isFilled) {
                used = row + 1;
            }
        }
        List<SourceView> sources = new ArrayList<>();
        for (int row = 0; row < Math.min(used + 1, ProjectFacts.MAX_SOURCES); row++) {
            List<FormField> main = new ArrayList<>();
            List<FormField> further = new ArrayList<>();
            for (Fact fact : sourceFacts()) {
                (MAIN_OF_SOURCE.contains(fact.name()) ? main : further).add(field(fact, at(fact, row), inputs, wrong));
            }
            sources.add(new SourceView(row + 1, row == used, main, further));
        }
        return sources;
    }

    /** Every error once, leading to its field; one that belongs to no field of the section leads to the top. */
    private static List<ErrorLink> summary(
            List<FieldError> errors, List<FormField> main, List<FormField> further, List<SourceView> sources) {
        List<FormField> fields = new ArrayList<>(main);
        fields.addAll(further);
        sources.forEach(source -> {
            fields.addAll(source.main());
            fields.addAll(source.further());
        });
        List<ErrorLink> links = new ArrayList<>();
        for (FieldError error : errors) {
            String target = fields.stream()
                    .filter(field -> error.pointer().equals(field.name())
                            || error.pointer().startsWith(field.name() + "/"))
                    .findFirst()
                    .map(FormField::id)
                    .orElse("form");
            ErrorLink link = new ErrorLink(target, error.detail());
            if (!links.contains(link)) {
                links.add(link);
            }
        }
        return links;
    }

    private FormField field(
            Fact fact, String pointer, MultiValueMap<String, String> inputs, Map<String, String> wrong) {
        String error = wrong.get(pointer);
        if (error == null && fact.type() == Fact.Type.MONEY) {
            error = wrong.getOrDefault(pointer + "/amount", wrong.get(pointer + "/currency"));
        }
        if (error == null && fact.type() == Fact.Type.COUNTRIES) {
            error = wrong.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(pointer + "/"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        String kind = kind(fact);
        List<String> values = inputs.getOrDefault(pointer, List.of());
        String value = values.isEmpty() ? "" : values.get(0);
        String currency = "";
        if (fact.type() == Fact.Type.MONEY) {
            value = ProjectJson.text(inputs, pointer + "/amount");
            currency = ProjectJson.text(inputs, pointer + "/currency");
        }
        return new FormField(
                FormField.idOf(pointer),
                pointer,
                kind,
                labels.fact(fact),
                labels.hint(fact),
                fact.unit(),
                value,
                currency.isEmpty() ? CURRENCIES.get(0) : currency,
                options(fact, pointer, values, currency),
                error);
    }

    private static String kind(Fact fact) {
        if (fact.name().equals("activity")) {
            return "activity";
        }
        return switch (fact.type()) {
            case TEXT -> fact.lines() ? "lines" : "text";
            case CHOICE -> "choice";
            case BOOLEAN -> "yes-no";
            case INTEGER, DECIMAL -> "number";
            case MONEY -> "money";
            case COUNTRIES -> "countries";
        };
    }

    private List<OptionGroup> options(Fact fact, String pointer, List<String> chosen, String currency) {
        if (fact.name().equals("activity")) {
            Map<String, List<Option>> sectors = new LinkedHashMap<>();
            for (Activity activity : activities.all()) {
                sectors.computeIfAbsent(activity.sector(), sector -> new ArrayList<>())
                        .add(option(pointer, activity.code(), labels.activity(activity.code()), chosen));
            }
            return sectors.entrySet().stream()
                    .map(sector -> new OptionGroup(labels.sector(sector.getKey()), sector.getValue()))
                    .toList();
        }
        List<Option> options =
                switch (fact.type()) {
                    case CHOICE ->
                        fact.choices().stream()
                                .map(value -> option(pointer, value, labels.choice(fact.name(), value), chosen))
                                .toList();
                    case BOOLEAN -> yesNoOptions(pointer, chosen);
                    case COUNTRIES ->
                        members.all().stream()
                                .map(member -> option(pointer, member.code(), member.name(), chosen))
                                .toList();
                    case MONEY ->
                        Stream.concat(CURRENCIES.stream(), Stream.of(currency))
                                .filter(code -> !code.isEmpty())
                                .distinct()
                                .map(code -> option(pointer + "/currency", code, code, List.of(currency)))
                                .toList();
                    default -> List.of();
                };
        return options.isEmpty() ? List.of() : List.of(new OptionGroup("", options));
    }

    private FormField yesNo(
            String pointer,
            String label,
            @Nullable String hint,
            MultiValueMap<String, String> inputs,
            Map<String, String> wrong) {
        List<String> chosen = inputs.getOrDefault(pointer, List.of());
        return new FormField(
                FormField.idOf(pointer),
                pointer,
                "yes-no",
                label,
                hint,
                null,
                "",
                "",
                List.of(new OptionGroup("", yesNoOptions(pointer, chosen))),
                wrong.get(pointer));
    }

    private List<Option> yesNoOptions(String pointer, List<String> chosen) {
        return List.of(
                option(pointer, "true", labels.text("yes"), chosen),
                option(pointer, "false", labels.text("no"), chosen));
    }

    private static Option option(String pointer, String value, String label, List<String> chosen) {
        return new Option(FormField.idOf(pointer) + "-" + value, value, label, chosen.contains(value));
    }

    /**
     * The facts of a section, without those of the sources of financing: of siting and circumstances only what a rule for this very project
     * looks at, and what was answered before.
     */
    List<Fact> facts(FormSection section, JsonNode project) {
        Predicate<Fact> matters = section == FormSection.PLACE || section == FormSection.CIRCUMSTANCES
                ? matters(project, askedFacts.of(project, users.get().tenant()))
                : fact -> true;
        Activity activity =
                activities.findActivity(project.path("activity").asText()).orElse(null);
        return dictionary.all().stream()
                .filter(fact -> !fact.pointer().contains("*") && !fact.name().equals("sector"))
                .filter(fact -> !OFFICIALS_FACTS.contains(fact.name()))
                .filter(fact -> FormSection.of(fact.pointer()) == section)
                .filter(fact -> section != FormSection.SIZE
                        || (activity != null && activity.takes(fact.path().get(1))))
                .filter(matters)
                .sorted(PROJECT_ORDER)
                .toList();
    }

    private static Predicate<Fact> matters(JsonNode project, Set<String> asked) {
        return fact ->
                asked.contains(fact.name()) || !project.at(fact.pointer()).isMissingNode();
    }

    List<Fact> sourceFacts() {
        return dictionary.all().stream()
                .filter(fact -> fact.pointer().startsWith("/financing/*/"))
                .toList();
    }

    static String at(Fact fact, int row) {
        return fact.pointer().replace("*", String.valueOf(row));
    }

    /** A stored project as if it had just been typed. */
    MultiValueMap<String, String> inputs(FormSection section, JsonNode project) {
        MultiValueMap<String, String> inputs = new LinkedMultiValueMap<>();
        for (Fact fact : facts(section, project)) {
            read(fact.type(), fact.pointer(), project, inputs);
        }
        if (section == FormSection.WATER && project.has("mekongWaterUse")) {
            inputs.add(USES_WATER, String.valueOf(!project.get("mekongWaterUse").isNull()));
        }
        if (section == FormSection.MONEY) {
            for (int row = 0; row < project.path("financing").size(); row++) {
                for (Fact fact : sourceFacts()) {
                    read(fact.type(), at(fact, row), project, inputs);
                }
            }
        }
        return inputs;
    }

    private static void read(Fact.Type type, String pointer, JsonNode project, MultiValueMap<String, String> inputs) {
        JsonNode value = project.at(pointer);
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (type == Fact.Type.MONEY) {
            inputs.add(pointer + "/amount", value.path("amount").asText());
            inputs.add(pointer + "/currency", value.path("currency").asText());
        } else if (value.isArray()) {
            value.forEach(entry -> inputs.add(pointer, entry.asText()));
        } else {
            inputs.add(pointer, value.asText());
        }
    }

    /** What is asked on the page that shows what will apply: every section at once. */
    List<SectionView> showAll(JsonNode project, MultiValueMap<String, String> typed, List<FieldError> errors) {
        List<SectionView> views = new ArrayList<>();
        for (FormSection section : FormSection.values()) {
            if (section != FormSection.STATEMENTS) {
                views.add(view(
                        section,
                        project,
                        typed,
                        errors.stream()
                                .filter(error -> FormSection.of(error.pointer()) == section)
                                .toList()));
            }
        }
        return views;
    }

    Member member(String code) {
        return members.getMember(code);
    }

    /** A section as a page shows it. */
    record SectionView(
            String code,
            List<FormField> main,
            List<FormField> further,
            List<SourceView> sources,
            List<ErrorLink> errors) {

        SectionView {
            main = List.copyOf(main);
            further = List.copyOf(further);
            sources = List.copyOf(sources);
            errors = List.copyOf(errors);
        }

        public boolean isWrong() {
            return !errors.isEmpty();
        }

        /** Whether one of the further questions was answered, so that they are shown. */
        public boolean furtherAnswered() {
            return further.stream().anyMatch(FormField::isAnswered);
        }
    }

    /** A source of financing; the last one is blank, for one more. */
    record SourceView(int number, boolean blank, List<FormField> main, List<FormField> further) {}

    /** A line of the error summary. */
    record ErrorLink(String target, String text) {}
}
