package tributary.proposal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.identity.CurrentUser;

/**
 * Somebody who does not belong to its enterprise read something of a filed proposal. Raised where nothing can be written: the reader's
 * transaction only reads.
 *
 * @param part {@code dossier}, {@code list}, {@code timeline} or {@code document}
 * @param document its id; null for the other parts
 * @param sha256 of the document's content; null for the other parts
 */
public record DossierRead(
        UUID id,
        int revision,
        CurrentUser reader,
        String part,
        @Nullable UUID document,
        @Nullable String sha256) {}
