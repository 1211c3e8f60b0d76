/**
 * One proposal's record, for auditors: who held the ball, variables, documents, readers, revisions, and the very table behind a rule. All of it is
 * told from audit entries. Start at {@link tributary.audit.story.RecordPages}.
 */
@NullMarked
package tributary.audit.story;

import org.jspecify.annotations.NullMarked;
