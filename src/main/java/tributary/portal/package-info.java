/**
 * The enterprise's pages: what will apply to a project, the guided form, documents, submission, and how far each country's review is. Rendered
 * on the server; every page works without script. Start at {@link tributary.portal.ProjectForm} for the form and at {@code
 * templates/portal/} for the pages.
 */
@NullMarked
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {
            "proposal",
            "routing",
            "document",
            "identity",
            "member",
            "catalogue",
            "time",
            "quantity",
            "web"
        })
package tributary.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
