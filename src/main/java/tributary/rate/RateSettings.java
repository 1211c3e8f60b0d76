package tributary.rate;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * What a local run needs of exchange rates.
 *
 * @param demonstration a file with one made-up rate of one member a line, entered at the start and marked as such wherever it shows; none in
 *     production
 */
@ConfigurationProperties("tributary.rate")
record RateSettings(@Nullable Resource demonstration) {}
