/**
 * Every route of the application and of the engine, tried by everybody with everybody's ids. What must be answered is declared in {@code
 * tributary/isolation/policy.txt}, where a new route needs a line. Start at {@link tributary.isolation.IsolationMatrixTests}.
 */
@NullMarked
package tributary.isolation;

import org.jspecify.annotations.NullMarked;
