package tributary.audit;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.member.Member;

/** Whose eyes the log is read with. */
public record AuditReader(CurrentUser user) {

    /** The one tenant whose entries this reader sees; empty for the joint auditor, who sees all. */
    public Optional<String> onlyTenant() {
        return user.tenant().equals(Member.JOINT) ? Optional.empty() : Optional.of(user.tenant());
    }

    /** Finds the auditor signed in. The paths are open to auditors only, so there is one. */
    @Component
    public static class Current {

        private final CurrentUsers users;

        Current(CurrentUsers users) {
            this.users = users;
        }

        public AuditReader get() {
            return new AuditReader(users.get());
        }
    }
}
