/**
 * Content of documents, stored once under the SHA-256 of its bytes and never held whole in memory; its media type comes from what it is, not
 * from what it is called. Start at {@link tributary.document.Documents}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Document",
        allowedDependencies = {"web"})
package tributary.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
