/** One proposal's log in forms that other programs read. Start at {@link tributary.audit.export.Exports}. */
@NullMarked
package tributary.audit.export;

import org.jspecify.annotations.NullMarked;
