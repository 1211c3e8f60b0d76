package tributary.proposal;

import java.util.List;

/** A page of dossiers, newest first; {@code total} counts all that the filter lets through. */
public record DossierPage(List<Dossier> proposals, int page, int size, long total) {

    public DossierPage {
        proposals = List.copyOf(proposals);
    }
}
