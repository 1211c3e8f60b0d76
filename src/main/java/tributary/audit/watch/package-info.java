/**
 * What happens outside any transaction that could keep it: reads of dossiers, sign-ins, refusals. Written in batches a moment later, so that nobody
 * waits for it. Start at {@link tributary.audit.watch.LateEntries}.
 */
@NullMarked
package tributary.audit.watch;

import org.jspecify.annotations.NullMarked;
