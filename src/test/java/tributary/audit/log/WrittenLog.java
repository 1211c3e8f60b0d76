package tributary.audit.log;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log of a test's own tenant, in the database. */
record WrittenLog(JdbcTemplate database, String tenant) {

    void write(String type, String detail) {
        database.update(
                "insert into audit_entry (at, tenant, type, detail) values (now(), ?, ?, ?::jsonb)",
                tenant,
                type,
                detail);
    }

    /** An entry by that person, who says something; both stand beside it. */
    void commit(String actor, String member, String said) {
        Commitment person = Commitment.to(TextNode.valueOf(actor));
        Commitment text = Commitment.to(TextNode.valueOf(said));
        String pointer = Commitment.DETAIL + member;
        database.update(
                """
                with entry as (
                    insert into audit_entry (at, tenant, type, commitments)
                    values (now(), ?, 'test', jsonb_build_object('/actor', ?::text, ?::text, ?::text)) returning position, tenant)
                insert into audit_personal (position, tenant, actor, detail, salts)
                select position, tenant, ?, jsonb_build_object(?::text, ?::text), jsonb_build_object('/actor', ?::text, ?::text, ?::text)
                  from entry
                """,
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
