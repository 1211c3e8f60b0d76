/**
 * The dossier, from draft to outcome: what an enterprise files, what is asked of it, and how far each country's review has come. Reviews report
 * their progress to {@link tributary.proposal.Proposals}; nothing here asks the engine. Start at {@link tributary.proposal.Proposal}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Proposal",
        allowedDependencies = {"routing", "document", "identity", "member", "catalogue", "time", "quantity", "web"})
package tributary.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
