package tributary.identity;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/** Answers the engine's questions about people from the directory. A caller sees people, groups and the tenant of the own tenant only. */
class DirectoryIdentityProvider implements ReadOnlyIdentityProvider {

    private final DirectoryLookup lookup;

    DirectoryIdentityProvider(DirectoryLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return first(lookup.listUsers(new DirectoryLookup.People(List.of(userId), null, null, null), callersTenants()));
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users();
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedOperationException("The directory takes no SQL");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public @Nullable Group findGroupById(String groupId) {
        return first(lookup.listGroups(List.of(groupId), null, null, callersTenants()));
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups();
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups();
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return first(lookup.listTenants(List.of(tenantId), null, null, callersTenants()));
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new Tenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new Tenants();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static <T> @Nullable T first(List<T> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    /** The tenants that the engine's authenticated user may know of; null, no restriction, when the application itself asks. */
    private static @Nullable List<String> callersTenants() {
        CommandContext context = Context.getCommandContext();
        if (context == null || context.getAuthentication() == null) {
            return null;
        }
        List<String> tenants = context.getAuthentication().getTenantIds();
        return tenants == null ? List.of() : tenants;
    }

    private static @Nullable List<String> ids(@Nullable String id, String @Nullable [] ids) {
        if (id == null && ids == null) {
            return null;
        }
        List<String> all = new ArrayList<>(ids == null ? List.of() : List.of(ids));
        if (id != null) {
            all.add(id);
        }
        return all;
    }

    private static <T> List<T> page(List<T> all, @Nullable Page page) {
        if (page == null) {
            return all;
        }
        int from = Math.min(Math.max(page.getFirstResult(), 0), all.size());
        return new ArrayList<>(all.subList(from, (int) Math.min(all.size(), (long) from + page.getMaxResults())));
    }

    private final class Users extends UserQueryImpl {

        private static final long serialVersionUID = 1L;

        private List<User> all() {
            return lookup.listUsers(
                    new DirectoryLookup.People(ids(id, ids), groupId, tenantId, pattern()), callersTenants());
        }

        private @Nullable String pattern() {
            String name = firstNameLike != null ? firstNameLike : lastNameLike;
            if (name == null) {
                name = firstName != null ? firstName : lastName;
            }
            return name;
        }

        @Override
        public long executeCount(CommandContext context) {
            return all().size();
        }

        @Override
        public List<User> executeList(CommandContext context, @Nullable Page page) {
            return page(all(), page);
        }
    }

    private final class Groups extends GroupQueryImpl {

        private static final long serialVersionUID = 1L;

        private List<Group> all() {
            return lookup.listGroups(ids(id, ids), userId, tenantId, callersTenants());
        }

        @Override
        public long executeCount(CommandContext context) {
            return all().size();
        }

        @Override
        public List<Group> executeList(CommandContext context, @Nullable Page page) {
            return page(all(), page);
        }
    }

    private final class Tenants extends TenantQueryImpl {

        private static final long serialVersionUID = 1L;

        private List<Tenant> all() {
            return lookup.listTenants(ids(id, ids), userId, groupId, callersTenants());
        }

        @Override
        public long executeCount(CommandContext context) {
            return all().size();
        }

        @Override
        public List<Tenant> executeList(CommandContext context, @Nullable Page page) {
            return page(all(), page);
        }
    }
}
