package tributary.audit.log;

import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log of a test's own tenant, in the database. */
record WrittenLog(JdbcTemplate database, String tenant) {

    void write(String type, String detail) {
        write(type, null, detail);
    }

    void write(String type, @Nullable UUID proposal, String detail) {
        database.update(
                "insert into audit_entry (at, tenant, type, proposal_id, detail) values (now(), ?, ?, ?, ?::jsonb)",
                tenant,
                type,
                proposal,
                detail);
    }

    /** An entry by that person, who says something; both stand beside it. */
    void commit(String actor, String member, String said) {
        commit(Instant.now(), UUID.randomUUID(), actor, member, said);
    }

    void commit(Instant at, UUID proposal, String actor, String member, String said) {
        Commitment person = Commitment.to(TextNode.valueOf(actor));
        Commitment text = Commitment.to(TextNode.valueOf(said));
        String pointer = Commitment.DETAIL + member;
        database.update(
                """
                with entry as (
                    insert into audit_entry (at, proposal_id, tenant, type, commitments)
                    values (?, ?, ?, 'test', jsonb_build_object('/actor', ?::text, ?::text, ?::text)) returning position, tenant)
                insert into audit_personal (position, tenant, actor, detail, salts)
                select position, tenant, ?, jsonb_build_object(?::text, ?::text), jsonb_build_object('/actor', ?::text, ?::text, ?::text)
                  from entry
                """,
                Timestamp.from(at),
                proposal,
                tenant,
                person.hash(),
                pointer,
                text.hash(),
                actor,
                member,
                said,
                person.salt(),
                pointer,
                text.salt());
    }

    /** Makes leaves of all that is written. Others use the same server: their older transactions may have to end first. */
    void bringIn(Sequencer sequencer) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofMinutes(2)).until(() -> {
            sequencer.sequence(tenant);
            return Objects.equals(
                    count("select count(*) from audit_entry where tenant = ?"),
                    count("select count(*) from audit_leaf where tenant = ?"));
        });
    }

    private Long count(String query) {
        return database.queryForObject(query, Long.class, tenant);
    }
}
