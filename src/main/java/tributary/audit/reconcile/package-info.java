/**
 * Compares every night what the tables hold with what the log tells, and writes what they do not agree on into the log. Start at {@link
 * tributary.audit.reconcile.Reconciliation}.
 */
@NullMarked
package tributary.audit.reconcile;

import org.jspecify.annotations.NullMarked;
