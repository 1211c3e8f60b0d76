package tributary.limit;

import io.github.bucket4j.TimeMeter;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tributary.identity.CurrentUsers;
import tributary.identity.SignedInFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {

    @Bean
    FilterRegistrationBean<AddressFilter> addressLimit(LimitSettings settings) {
        FilterRegistrationBean<AddressFilter> filter = new FilterRegistrationBean<>(
                new AddressFilter(new Rates(settings.perAddress(), TimeMeter.SYSTEM_NANOTIME)));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    @Bean
    SignedInFilter personLimit(LimitSettings settings, CurrentUsers users) {
        return new SignedInFilter(new PersonFilter(
                users,
                new Rates(settings.perPerson(), TimeMeter.SYSTEM_NANOTIME),
                new Turns(settings.turns(), settings.waiting()),
                new Turns(settings.previews(), settings.waiting())));
    }

    @Bean
    OpenApiCustomizer describedLimits() {
        ApiResponse response = new ApiResponse()
                .description("Too many requests: of this address, of this person, or of this country at once")
                .addHeaderObject(
                        "Retry-After",
                        new Header().description("Seconds to wait").schema(new IntegerSchema()))
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        return api -> {
            if (api.getPaths() != null) {
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(operation -> operation.getResponses().addApiResponse("429", response));
            }
        };
    }
}
