package tributary.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks for viruses in what people upload. */
interface Scanner {

    /** Whether it looks at all; without that, documents are marked as unscanned. */
    boolean isThere();

    /**
     * What was found in a file; empty when it is clean.
     *
     * @throws IOException when the scanner gave no verdict
     */
    Optional<String> scan(Path file) throws IOException;
}
