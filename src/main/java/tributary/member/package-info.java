/**
 * The six member countries and the joint secretariat, as {@code processes/<folder>/member.yaml} describes them. Each is a tenant. Start at
 * {@link tributary.member.Members}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Member",
        allowedDependencies = {})
package tributary.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
