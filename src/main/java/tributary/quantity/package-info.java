/** Amounts of money and decimal numbers as the API writes them: plain decimal strings. Start at {@link tributary.quantity.Money}. */
@NullMarked
@ApplicationModule(
        displayName = "Quantity",
        allowedDependencies = {})
package tributary.quantity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
