package tributary.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads rows that belong to proposals, for any number of proposals at once. */
final class RowsByProposal {

    private RowsByProposal() {}

    /**
     * The rows of each proposal, in the order of the select; a proposal without any has no entry.
     *
     * @param select tells {@code proposal_id}, and asks for {@code any(:ids::uuid[])}
     */
    static <T> Map<UUID, List<T>> read(JdbcClient.StatementSpec select, Collection<UUID> ids, Mapper<T> mapper) {
        Map<UUID, List<T>> rows = new HashMap<>();
        RowCallbackHandler collect =
                row -> rows.computeIfAbsent(row.getObject("proposal_id", UUID.class), first -> new ArrayList<>())
                        .add(mapper.map(row));
        select.param("ids", array(ids)).query(collect);
        return rows;
    }

    static String[] array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** Makes a value of a row. */
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
