package tributary.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;

/** Reads JSON strictly: what would be dropped or bent in silence elsewhere is an error here, and bodies have limits. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    @Bean
    Jackson2ObjectMapperBuilderCustomizer strictReading() {
        return builder -> builder.featuresToEnable(
                        StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(),
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .featuresToDisable(MapperFeature.ALLOW_COERCION_OF_SCALARS, DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    }

    /** The limits hold for what comes from outside alone: a stored route may well be longer. */
    @Bean
    MappingJackson2HttpMessageConverter bodies(Jackson2ObjectMapperBuilder builder) {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxDocumentLength(BodyLimits.MAX_LENGTH)
                .maxNestingDepth(BodyLimits.MAX_DEPTH)
                .build();
        return new MappingJackson2HttpMessageConverter(builder.factory(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .build());
    }
}
