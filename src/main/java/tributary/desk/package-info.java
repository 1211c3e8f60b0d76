/** What reviewers need beside Tasklist: the dossier of a proposal and its documents, under their own session. Start at {@link tributary.desk.DeskPages}. */
@NullMarked
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {"proposal", "routing", "catalogue", "identity", "member", "web"})
package tributary.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
