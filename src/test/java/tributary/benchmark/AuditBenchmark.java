package tributary.benchmark;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tributary.Tributary;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.TestSystem;
import tributary.local.TestSystemInitializer;
import tributary.local.Visitor;

/**
 * How long auditors wait for their pages when the log holds a million entries: copies of one real review under other proposals. Ends with 1 where one
 * of them takes too long. Not a test.
 */
final class AuditBenchmark {

    private static final int ENTRIES = Integer.getInteger("entries", 1_000_000);
    private static final int WARM_UP = Integer.getInteger("warm-up", 20);
    private static final int CALLS = Integer.getInteger("calls", 100);
    private static final double MOST_MILLIS = 300;

    private static final String COPIES = """
            with copy as materialized (
                select nextval('audit_entry_position_seq') as position, n, original
                  from (select n, position as original from generate_series(1, %d) n, audit_entry where proposal_id = '%s'
                         order by n, position) ordered),
            entry as (
                insert into audit_entry (position, at, tenant, type, proposal_id, revision, step, rule, authority, outcome, process,
                                         definition_id, instance_id, detail, commitments)
                overriding system value
                select copy.position, at + n * interval '20 seconds', tenant, type, md5(proposal_id::text || n)::uuid, revision, step, rule,
                       authority, outcome, process, definition_id, md5(instance_id || n),
                       case when jsonb_exists(detail, 'task')
                            then jsonb_set(detail, '{task}', to_jsonb(md5((detail ->> 'task') || n))) else detail end,
                       commitments
                  from copy join audit_entry e on e.position = copy.original order by copy.position)
            insert into audit_personal (position, tenant, actor, detail, salts)
            select copy.position, p.tenant, p.actor, p.detail, p.salts from copy join audit_personal p on p.position = copy.original
            """;

    private final int port;
    private final JdbcTemplate database;

    private AuditBenchmark(int port, JdbcTemplate database) {
        this.port = port;
        this.database = database;
    }

    public static void main(String[] arguments) {
        boolean isQuick;
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Tributary.class)
                .initializers(new TestSystemInitializer())
                .properties("server.port=0", "logging.level.root=WARN")
                .run()) {
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            String url = application.getBean(DataSourceProperties.class).determineUrl();
            isQuick = new AuditBenchmark(port, new JdbcTemplate(superuser(url))).run();
        }
        TestSystem.end();
        System.exit(isQuick ? 0 : 1);
    }

    /** Row-level security shows the application's own role nothing unless it says whose it is. */
    private static DataSource superuser(String url) {
        DriverManagerDataSource superuser = new DriverManagerDataSource(url, "postgres", "");
        Properties schema = new Properties();
        schema.setProperty("currentSchema", "tributary");
        superuser.setConnectionProperties(schema);
        return superuser;
    }

    /** Whether no page took too long. */
    private boolean run() {
        Walk walk = Walk.draft(
                        new Api(URI.create("http://localhost:" + port), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.garmentsInLaos())
                .submit()
                .toTheEnd();
        Long own = database.queryForObject(
                "select count(*) from audit_entry where proposal_id = ?", Long.class, walk.id());
        long copies = ENTRIES / (own == null ? 1 : own);
        database.update(COPIES.formatted(copies, walk.id()));
        database.execute("analyze audit_entry");
        database.execute("analyze audit_personal");
        System.out.printf("%,d entries, %,d of them of one review%n", ENTRIES, own);
        String proposal = "/audit/proposals/" + walk.id();
        String path = proposal + "/processes/"
                + database.queryForObject(
                        "select min(instance_id) from audit_entry"
                                + " where proposal_id = ? and tenant = 'la' and process = 'national-review'",
                        String.class,
                        walk.id());
        String rule = proposal + "/rules/"
                + database.queryForObject(
                        "select min(position) from audit_entry where proposal_id = ? and tenant = 'la' and type = 'rule-fired'",
                        Long.class,
                        walk.id());
        List<String> pages = List.of(
                "/audit",
                proposal,
                proposal + "?view=all",
                proposal + "/record",
                path,
                path + "/model",
                rule,
                proposal + "/exports/csv",
                proposal + "/exports/json",
                proposal + "/exports/xes",
                proposal + "/exports/ocel.json",
                "/audit/entries?proposal=" + walk.id(),
                "/audit/entries?actor=la.legal",
                "/audit/entries?actor=la.legal&after=" + ENTRIES / 2,
                "/audit/entries?outcome=approve",
                "/audit/entries?rule=LA-L9",
                "/audit/entries?authority=nobody",
                "/audit/entries?from=2026-01-01&to=2199-01-01&after=" + ENTRIES / 2,
                "/audit/figures",
                "/audit/figures/process?tenant=la&process=national-review",
                "/audit/figures/process?tenant=la&process=national-review&by=duration",
                "/audit/logs",
                "/audit/reconciliation",
                "/desk/retention");
        boolean isQuick = true;
        for (String tenant : List.of("la", "joint")) {
            Visitor auditor = Visitor.signedIn(port, tenant, "auditor");
            for (String page : pages) {
                isQuick &= measure(auditor, tenant, page) <= MOST_MILLIS;
            }
        }
        return isQuick;
    }

    /** The 95th percentile, in milliseconds. */
    private double measure(Visitor auditor, String tenant, String page) {
        long[] nanos = new long[CALLS];
        for (int call = -WARM_UP; call < CALLS; call++) {
            long start = System.nanoTime();
            int status = auditor.get(page).statusCode();
            if (status != 200) {
                throw new IllegalStateException(page + " answers " + status);
            }
            if (call >= 0) {
                nanos[call] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        double late = nanos[CALLS * 95 / 100] / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%-6s median %6.1f ms, 95 %% %6.1f ms%s  %s%n",
                tenant,
                nanos[CALLS / 2] / 1e6,
                late,
                late > MOST_MILLIS ? " too slow" : "",
                page);
        return late;
    }
}
