package tributary.audit.log;

import java.util.List;

/**
 * Shows that a log only grew (RFC 9162, 2.1.4).
 *
 * @param older size of the older tree; a proof from 0 is empty
 * @param size of the newer tree
 */
public record ConsistencyProof(long older, long size, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }
}
