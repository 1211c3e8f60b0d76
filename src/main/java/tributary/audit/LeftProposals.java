package tributary.audit;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.member.Members;
import tributary.tenancy.DeclaredTenants;

/**
 * Shows proposals to a country that left them: it sees their rows no more, but its log and its holds stay its own, and hang on those proposals' dates.
 * Other tenants' rows are there too, so each statement names the tenant whose it means.
 */
@Component
public class LeftProposals {

    private final DeclaredTenants tenants;
    private final List<String> members;

    LeftProposals(DeclaredTenants tenants, Members members) {
        this.tenants = tenants;
        this.members = members.codes();
    }

    /** Does work that must see them. */
    public <T extends @Nullable Object> T shownTo(Supplier<T> work) {
        return tenants.also(members, work);
    }
}
