package tributary.rate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All rates in the database; only ever appended. */
@Component
class ReferenceRates implements RateSource {

    private final JdbcClient database;

    ReferenceRates(JdbcClient database) {
        this.database = database;
    }

    void append(ReferenceRate rate) {
        database.sql("""
                        insert into reference_rate (id, member, base, quote, rate, day, source, demonstration, entered_by, entered_at)
                        values (:id, :member, :base, :quote, :rate, :day, :source, :demonstration, :by, :at)
                        """)
                .param("id", rate.id())
                .param("member", rate.member())
                .param("base", rate.base())
                .param("quote", rate.quote())
                .param("rate", rate.rate())
                .param("day", rate.day())
                .param("source", rate.source())
                .param("demonstration", rate.demonstration())
                .param("by", rate.enteredBy())
                .param("at", Timestamp.from(rate.enteredAt()))
                .update();
    }

    @Override
    public List<ReferenceRate> listNewest(String member, String currency, String other, LocalDate day) {
        return database.sql("""
                        select newest.*
                        from (values (:one, :other, false), (:other, :one, false), (:one, :other, true), (:other, :one, true))
                             as kind (base, quote, demonstration)
                        cross join lateral (
                            select * from reference_rate rate
                            where rate.member = :member and rate.base = kind.base and rate.quote = kind.quote
                              and rate.demonstration = kind.demonstration and (rate.day <= :day or rate.demonstration)
                            order by rate.day desc, rate.id desc limit 1) newest
                        """)
                .param("member", member)
                .param("one", currency)
                .param("other", other)
                .param("day", day)
                .query((row, number) -> rate(row))
                .list();
    }

    Optional<ReferenceRate> find(String member, UUID id) {
        return database.sql("select * from reference_rate where id = :id and member = :member")
                .param("id", id)
                .param("member", member)
                .query((row, number) -> rate(row))
                .optional();
    }

    /**
     * A member's rates, the last entered first.
     *
     * @param base only those of this currency; null for all
     * @param quote only those in this currency; null for all
     * @param before only those entered before this one; null to begin with the last
     */
    List<ReferenceRate> list(
            String member, @Nullable String base, @Nullable String quote, @Nullable UUID before, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("member", member, "limit", limit));
        StringBuilder where = new StringBuilder("member = :member");
        if (base != null) {
            where.append(" and base = :base");
            parameters.put("base", base);
        }
        if (quote != null) {
            where.append(" and quote = :quote");
            parameters.put("quote", quote);
        }
        if (before != null) {
            where.append(" and id < :before");
            parameters.put("before", before);
        }
        return database.sql("select * from reference_rate where " + where + " order by id desc limit :limit")
                .params(parameters)
                .query((row, number) -> rate(row))
                .list();
    }

    private static ReferenceRate rate(ResultSet row) throws SQLException {
        return new ReferenceRate(
                row.getObject("id", UUID.class),
                row.getString("member"),
                row.getString("base"),
                row.getString("quote"),
                row.getBigDecimal("rate"),
                row.getObject("day", LocalDate.class),
                row.getString("source"),
                row.getBoolean("demonstration"),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}
