package tributary.audit.log;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/** Shows witnesses that a log itself introduced a key, under a head that an older key has signed, so that nobody need be believed who hands out keys. */
@Component
class KeyIntroductions {

    private static final String FIND = """
            select l.leaf_index, l.signed_in, e.position
              from audit_entry e join audit_leaf l on l.position = e.position
             where e.tenant = ? and e.type = 'signing-key-introduced' and e.removal is null and e.detail ->> 'key' like '%+' || ? || '+%'
             order by l.leaf_index limit 1
            """;

    private final JdbcTemplate jdbc;
    private final MerkleLog log;
    private final Checkpoints checkpoints;
    private final DeclaredTenants tenants;

    KeyIntroductions(JdbcTemplate jdbc, MerkleLog log, Checkpoints checkpoints, DeclaredTenants tenants) {
        this.jdbc = jdbc;
        this.log = log;
        this.checkpoints = checkpoints;
        this.tenants = tenants;
    }

    private record Place(long index, long size, long position) {}

    /**
     * The entry that introduced a key, a line, and behind it a C2SP tlog-proof that the entry is in the log under the head that it came in with. Empty while
     * none has.
     *
     * @param id of the key, eight hexadecimal digits
     */
    Optional<String> find(String tenant, String id) {
        return tenants
                .also(
                        List.of(tenant),
                        () -> jdbc.query(
                                FIND,
                                (row, number) -> new Place(
                                        row.getLong("leaf_index"), row.getLong("signed_in"), row.getLong("position")),
                                tenant,
                                id))
                .stream()
                .findFirst()
                .flatMap(place -> checkpoints
                        .find(tenant, place.size)
                        .map(head -> content(tenant, place) + "\n"
                                + proof(tenant, place).told(head.note())));
    }

    private String content(String tenant, Place place) {
        return log.listLeaves(tenant, List.of(place.position), place.size)
                .get(0)
                .content();
    }

    private InclusionProof proof(String tenant, Place place) {
        Map<Long, InclusionProof> proofs = log.proveInclusion(tenant, List.of(place.index), place.size);
        return Objects.requireNonNull(proofs.get(place.index));
    }
}
