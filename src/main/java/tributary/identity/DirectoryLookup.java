package tributary.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tributary.member.Authority;
import tributary.member.Member;
import tributary.member.Members;

/** The directory's rows as the engine's people, groups and tenants. Every lookup is narrowed to the caller's tenants where there is a caller. */
@Component
class DirectoryLookup {

    private static final int LIMIT = 2000;

    private final JdbcClient database;
    private final Members members;

    DirectoryLookup(JdbcClient database, Members members) {
        this.database = database;
        this.members = members;
    }

    /** What is asked of people; null asks nothing. */
    record People(
            @Nullable List<String> ids,
            @Nullable String group,
            @Nullable String tenant,
            @Nullable String name) {}

    List<User> listUsers(People asked, @Nullable List<String> tenants) {
        Where where =
                new Where("SELECT DISTINCT u.engine_user_id, u.given_name, u.family_name, u.email FROM directory_user u"
                        + " JOIN directory_group_member g USING (engine_user_id) WHERE true");
        where.in("u.engine_user_id", "ids", asked.ids());
        where.equal("g.group_id", "group", asked.group());
        where.equal("u.tenant", "tenant", asked.tenant());
        where.in("u.tenant", "tenants", tenants);
        if (asked.name() != null) {
            where.add(
                    " AND (u.given_name ILIKE :name OR u.family_name ILIKE :name OR u.username ILIKE :name)",
                    "name",
                    asked.name());
        }
        return where.list(database, "u.engine_user_id", DirectoryLookup::user);
    }

    List<Group> listGroups(
            @Nullable List<String> ids,
            @Nullable String user,
            @Nullable String tenant,
            @Nullable List<String> tenants) {
        Where where = new Where(
                "SELECT DISTINCT g.group_id FROM directory_group_member g JOIN directory_user u USING (engine_user_id) WHERE true");
        where.in("g.group_id", "ids", ids);
        where.equal("u.engine_user_id", "user", user);
        where.equal("u.tenant", "tenant", tenant);
        where.in("u.tenant", "tenants", tenants);
        return where.list(database, "g.group_id", this::group);
    }

    List<Tenant> listTenants(
            @Nullable List<String> ids, @Nullable String user, @Nullable String group, @Nullable List<String> tenants) {
        Where where = new Where(
                "SELECT DISTINCT u.tenant FROM directory_group_member g JOIN directory_user u USING (engine_user_id) WHERE true");
        where.in("u.tenant", "ids", ids);
        where.equal("u.engine_user_id", "user", user);
        where.equal("g.group_id", "group", group);
        where.in("u.tenant", "tenants", tenants);
        return where.list(database, "u.tenant", this::tenant);
    }

    private static User user(ResultSet row, int number) throws SQLException {
        UserEntity user = new UserEntity(row.getString(1));
        boolean isNamed = !(row.getString(2) + row.getString(3)).isBlank();
        user.setFirstName(isNamed ? row.getString(2) : user.getId());
        user.setLastName(row.getString(3));
        user.setEmail(row.getString(4));
        return user;
    }

    private Group group(ResultSet row, int number) throws SQLException {
        String id = row.getString(1);
        GroupEntity group = new GroupEntity(id);
        group.setType("WORKFLOW");
        Member member = members.getMember(id.substring(0, id.indexOf('.')));
        String name = id.substring(id.indexOf('.') + 1);
        group.setName(member.findAuthority(name).map(Authority::name).orElse(name.replace('-', ' ')) + " ("
                + member.name() + ")");
        return group;
    }

    private Tenant tenant(ResultSet row, int number) throws SQLException {
        TenantEntity tenant = new TenantEntity(row.getString(1));
        tenant.setName(members.getMember(row.getString(1)).name());
        return tenant;
    }

    private static final class Where {

        private final StringBuilder sql;
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private boolean nobody;

        Where(String select) {
            sql = new StringBuilder(select);
        }

        void add(String condition, String name, Object value) {
            sql.append(condition);
            parameters.put(name, value);
        }

        void equal(String column, String name, @Nullable String value) {
            if (value != null) {
                add(" AND " + column + " = :" + name, name, value);
            }
        }

        void in(String column, String name, @Nullable List<String> values) {
            if (values != null && values.isEmpty()) {
                nobody = true;
            } else if (values != null) {
                add(" AND " + column + " IN (:" + name + ")", name, values);
            }
        }

        <T> List<T> list(JdbcClient database, String order, RowMapper<T> row) {
            if (nobody) {
                return List.of();
            }
            return database.sql(sql + " ORDER BY " + order + " LIMIT " + LIMIT)
                    .params(parameters)
                    .query(row)
                    .list();
        }
    }
}
