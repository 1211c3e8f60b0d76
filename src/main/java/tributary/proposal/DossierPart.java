package tributary.proposal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Dossiers from one on to older ones.
 *
 * @param last the one that the part which follows begins behind; null where none follows
 */
public record DossierPart(List<Dossier> proposals, @Nullable UUID last) {

    public DossierPart {
        proposals = List.copyOf(proposals);
    }
}
