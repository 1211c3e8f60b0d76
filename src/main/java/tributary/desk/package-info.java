/**
 * What reviewers need beside Tasklist, under their own session: the proposals that their country takes part in with what is open there, and each
 * one's dossier and documents; and where a focal point gives a claimed task back to its group. Start at {@link tributary.desk.DeskPages}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {"proposal", "review", "routing", "catalogue", "identity", "member", "web"})
package tributary.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
