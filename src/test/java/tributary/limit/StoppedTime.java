package tributary.limit;

import io.github.bucket4j.TimeMeter;

/** Lets no second pass, so that nothing is refilled. */
final class StoppedTime implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return 0;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
