package tributary.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Counts by key, so many a second. */
class Rates {

    private static final int MANY_KEYS = 20_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perSecond;
    private final TimeMeter time;

    Rates(int perSecond, TimeMeter time) {
        this.perSecond = perSecond;
        this.time = time;
    }

    /** Counts one more; tells after how many seconds to come again when it is one too many. */
    OptionalLong findDelay(String key) {
        if (buckets.size() > MANY_KEYS) {
            // A full one remembers nothing.
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= 2L * perSecond);
        }
        ConsumptionProbe probe =
                buckets.computeIfAbsent(key, any -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(
                        1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds()));
    }

    /** Lets nothing more of it through for a second. */
    void stop(String key) {
        buckets.compute(key, (any, known) -> {
            Bucket bucket = known == null ? newBucket() : known;
            long left = bucket.getAvailableTokens() + perSecond;
            if (left > 0) {
                bucket.consumeIgnoringRateLimits(left);
            }
            return bucket;
        });
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
