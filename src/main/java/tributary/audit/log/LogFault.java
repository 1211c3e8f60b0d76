package tributary.audit.log;

import org.jspecify.annotations.Nullable;

/**
 * The first thing that is wrong in a log.
 *
 * @param index of the first entry that is bad or may be, from 0
 * @param position the entry's own number; null where the fault concerns no single entry
 */
public record LogFault(long index, @Nullable Long position, String what) {}
