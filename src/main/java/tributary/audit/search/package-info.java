/** Finds entries over all proposals, page after page. Start at {@link tributary.audit.search.SearchPages}. */
@NullMarked
package tributary.audit.search;

import org.jspecify.annotations.NullMarked;
