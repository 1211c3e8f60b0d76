package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * Facts and documents were filed as one revision. Raised inside the transaction that files them.
 *
 * @param reason {@code submission} or {@code supplement}
 * @param documents all of the dossier, earlier ones included
 */
public record RevisionSealed(UUID id, int revision, String reason, JsonNode facts, List<Dossier.Document> documents) {

    public RevisionSealed {
        documents = List.copyOf(documents);
    }
}
