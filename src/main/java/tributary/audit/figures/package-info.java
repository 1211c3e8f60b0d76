/** How often and how long, over many reviews: heat on each process's diagram, and days used against the limits. Start at {@link tributary.audit.figures.Figures}. */
@NullMarked
package tributary.audit.figures;

import org.jspecify.annotations.NullMarked;
