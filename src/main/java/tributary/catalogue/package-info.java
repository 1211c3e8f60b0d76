/**
 * What a project can be and what is known of it: the activities of the priority sectors with their measures, and the dictionary of facts
 * that rules ask for. Start at {@link tributary.catalogue.Activities} and {@link tributary.catalogue.FactDictionary}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {})
package tributary.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
