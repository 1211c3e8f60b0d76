/** Whole stories through everybody's public door: REST for the enterprise, the engine's REST for reviewers. Start at {@link HydropowerInLaosTests}. */
@NullMarked
package tributary.journey;

import org.jspecify.annotations.NullMarked;
