package tributary.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API's problem details: every call may answer one. */
@Configuration(proxyBeanMethods = false)
class ProblemSchema {

    @Bean
    OpenApiCustomizer describedProblems() {
        ApiResponse wrong = problem("What went wrong (RFC 9457)");
        ApiResponse tooMany = problem("Too many requests: of this address, of this person, or of this country at once")
                .addHeaderObject(
                        "Retry-After",
                        new Header().description("Seconds to wait").schema(new IntegerSchema()));
        return api -> {
            Components components = api.getComponents() == null ? new Components() : api.getComponents();
            components.addSchemas("Problem", schema());
            api.setComponents(components);
            if (api.getPaths() != null) {
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(operation -> operation
                                .getResponses()
                                .addApiResponse("429", tooMany)
                                .addApiResponse("default", wrong));
            }
        };
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static Schema<?> schema() {
        StringSchema type = new StringSchema();
        type.description(Arrays.stream(ProblemType.values())
                .map(known -> "`" + known.uri() + "` " + known.status().value() + ", " + known.title())
                .collect(Collectors.joining("\n- ", "One of:\n- ", "")));
        Arrays.stream(ProblemType.values())
                .forEach(known -> type.addEnumItem(known.uri().toString()));
        return new ObjectSchema()
                .addProperty("type", type)
                .addProperty("title", new StringSchema().description("The same for every problem of a type"))
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What happened here, for people"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty(
                                                "pointer",
                                                new StringSchema()
                                                        .description(
                                                                "RFC 6901 pointer into the body; a parameter stands like a field; empty for the whole"))
                                        .addProperty("detail", new StringSchema()))
                                .description("What is wrong with which field; left out when no field is to blame"));
    }
}
