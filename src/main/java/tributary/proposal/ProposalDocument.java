package tributary.proposal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tributary.document.VirusScan;

/**
 * A paper of the dossier; its bytes are the document module's, under their hash.
 *
 * @param kind which of the documents that countries ask for
 * @param mediaType as detected from the content
 * @param revision the revision that sealed it; null while it may still be removed
 */
public record ProposalDocument(
        UUID id,
        String kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        @Nullable Integer revision,
        String uploadedBy,
        Instant uploadedAt,
        VirusScan virusScan) {

    public boolean isSealed() {
        return revision != null;
    }

    ProposalDocument sealedIn(int newRevision) {
        return isSealed()
                ? this
                : new ProposalDocument(
                        id, kind, name, mediaType, size, sha256, newRevision, uploadedBy, uploadedAt, virusScan);
    }
}
