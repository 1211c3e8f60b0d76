package tributary.engine;

import java.security.SecureRandom;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/** UUIDs of version 7: rows of one time lie together in the indexes, and nobody can guess the next one. */
class TimeOrderedIds implements IdGenerator {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String getNextId() {
        long high = (System.currentTimeMillis() << 16) | 0x7000L | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
