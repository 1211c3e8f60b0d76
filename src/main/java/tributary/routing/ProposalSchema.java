package tributary.routing;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tributary.catalogue.Fact;

/** Describes a proposal in the API's own description, fact by fact with unit and meaning, from the dictionary that also checks it. */
@Configuration(proxyBeanMethods = false)
class ProposalSchema {

    private static final String DECIMAL = "^(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?$";
    private static final Set<String> TAKE_A_PROPOSAL = Set.of(
            "/api/approval-previews", "/api/approval-previews/alternatives", "/api/proposals", "/api/proposals/{id}");

    @Bean
    OpenApiCustomizer describedFacts() {
        return api -> {
            Components components = api.getComponents() == null ? new Components() : api.getComponents();
            components.addSchemas("Money", money());
            components.addSchemas("Proposal", proposal());
            components.addSchemas("HostFacts", host());
            components.addSchemas("ProposalToPreview", toPreview());
            api.setComponents(components);
            if (api.getPaths() != null) {
                api.getPaths().forEach((path, item) -> {
                    if (TAKE_A_PROPOSAL.contains(path)) {
                        describeBody(path, item);
                    }
                });
            }
        };
    }

    private static void describeBody(String path, PathItem item) {
        String schema = path.startsWith("/api/approval-previews") ? "ProposalToPreview" : "Proposal";
        Stream.of(item.getPost(), item.getPut())
                .filter(operation -> operation != null)
                .forEach(operation -> describeBody(operation, schema));
    }

    private static void describeBody(Operation operation, String schema) {
        operation.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content().addMediaType("application/json", new MediaType().schema(reference(schema)))));
    }

    private static Schema<?> proposal() {
        Schema<?> proposal = object("What an enterprise proposes. It may be incomplete, never malformed.");
        ProjectFacts.DICTIONARY.all().forEach(fact -> put(proposal, fact.path(), fact));
        proposal.addProperty(
                "hosts",
                new ArraySchema()
                        .items(reference("HostFacts"))
                        .description("Facts that differ in one host country; what is left out is inherited."));
        return proposal;
    }

    private static Schema<?> host() {
        Schema<?> host = object("What differs in one host country.");
        host.addProperty("member", new StringSchema().description("One of the host countries"));
        host.addRequiredItem("member");
        ProjectFacts.DICTIONARY.all().stream()
                .filter(fact -> ProposalFormat.OF_A_HOST.contains(fact.path().get(0)))
                .forEach(fact -> put(host, fact.path(), fact));
        return host;
    }

    private static Schema<?> toPreview() {
        Schema<?> schema = proposal();
        schema.addProperty(
                "homeCountry",
                new StringSchema()
                        ._enum(countries())
                        .description("The enterprise's country, where it is not that of who asks"));
        return schema;
    }

    private static List<String> countries() {
        return ProjectFacts.DICTIONARY
                .findFact("hostCountries")
                .map(Fact::choices)
                .orElse(List.of());
    }

    private static void put(Schema<?> parent, List<String> path, Fact fact) {
        String name = path.get(0);
        if (path.size() == 1) {
            parent.addProperty(name, schema(fact));
            return;
        }
        List<String> rest = path.subList(1, path.size());
        @Nullable Map<String, ? extends Schema<?>> known = properties(parent);
        @Nullable Schema<?> child = known == null ? null : known.get(name);
        if (child == null) {
            child = rest.get(0).equals("*") ? new ArraySchema().items(object(null)) : object(null);
            if (name.equals("mekongWaterUse")) {
                child.description("Null when no water of the Mekong basin is used")
                        .nullable(true);
            }
            parent.addProperty(name, child);
        }
        if (rest.get(0).equals("*")) {
            put(child.getItems(), rest.subList(1, rest.size()), fact);
        } else {
            put(child, rest, fact);
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the library hands out raw types
    private static @Nullable Map<String, ? extends Schema<?>> properties(Schema<?> schema) {
        return (Map) schema.getProperties();
    }

    private static Schema<?> schema(Fact fact) {
        String meaning = fact.labelWithUnit() + ": " + fact.meaning()
                + (fact.derived() == null ? "" : ". When left out: " + fact.derived());
        BigDecimal max = fact.max();
        Object byDefault = fact.defaultValue();
        return switch (fact.type()) {
            case TEXT ->
                new StringSchema()
                        .maxLength(max == null ? null : max.intValueExact())
                        .description(meaning);
            case CHOICE -> {
                StringSchema choice = new StringSchema();
                choice._enum(fact.choices()).description(meaning);
                if (byDefault != null) {
                    choice._default(byDefault.toString());
                }
                yield choice;
            }
            case BOOLEAN -> {
                BooleanSchema flag = new BooleanSchema();
                flag.description(meaning);
                if (byDefault != null) {
                    flag._default(Boolean.valueOf(byDefault.toString()));
                }
                yield flag;
            }
            case INTEGER -> {
                IntegerSchema number = new IntegerSchema();
                number.minimum(BigDecimal.ZERO).maximum(max).description(meaning);
                if (byDefault != null) {
                    number._default(new BigDecimal(byDefault.toString()).intValueExact());
                }
                yield number;
            }
            case DECIMAL -> {
                StringSchema number = new StringSchema();
                number.pattern(DECIMAL).description(meaning);
                if (byDefault != null) {
                    number._default(byDefault.toString());
                }
                yield number;
            }
            case MONEY -> reference("Money").description(meaning);
            case COUNTRIES ->
                new ArraySchema()
                        .items(new StringSchema()._enum(fact.choices()))
                        .uniqueItems(true)
                        .description(meaning);
        };
    }

    private static Schema<?> money() {
        Schema<?> money = object("An amount in a currency");
        money.addProperty("amount", new StringSchema().pattern(DECIMAL).example("1250000.00"));
        money.addProperty("currency", new StringSchema().description("ISO 4217").example("USD"));
        money.addRequiredItem("amount");
        money.addRequiredItem("currency");
        return money;
    }

    private static Schema<?> object(@Nullable String description) {
        return new ObjectSchema().additionalProperties(false).description(description);
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }
}
