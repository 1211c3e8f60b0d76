package tributary.benchmark;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.Tributary;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.TestSystem;
import tributary.local.TestSystemInitializer;

/**
 * What a step of a review takes when 1,000, 10,000, 100,000 and 1,000,000 other proposals have ended: whole reviews by REST, and the time that each
 * kind of request took inside the application. Ends with 1 where one of each take too many times the first. Not a test.
 */
final class GrowthBenchmark {

    private static final List<Integer> ENDED = List.of(1_000, 10_000, 100_000, 1_000_000);
    private static final int ROWS_OF_A_TABLE = Integer.getInteger("rows", 2);
    private static final int WARM_UP = Integer.getInteger("warm-up", 12);
    private static final int REVIEWS = Integer.getInteger("reviews", 8);

    private static final double MOST_TIMES = 1.2;
    private static final long MANY = Long.getLong("many", 5_000);

    private final Api api;
    private final Stopwatch stopwatch;
    private final JdbcTemplate database;
    private final Map<String, List<Double>> medians = new TreeMap<>();

    private GrowthBenchmark(Api api, Stopwatch stopwatch, JdbcTemplate database) {
        this.api = api;
        this.stopwatch = stopwatch;
        this.database = database;
    }

    public static void main(String[] arguments) {
        int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Collections.max(ENDED);
        Stopwatch stopwatch = new Stopwatch();
        boolean isSteady;
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Tributary.class)
                .initializers(new TestSystemInitializer(), stopwatch::join)
                .properties("server.port=0", "logging.level.root=ERROR")
                .run()) {
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            String url = application.getBean(DataSourceProperties.class).determineUrl();
            Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
            SingleConnectionDataSource superuser = new SingleConnectionDataSource(url, "postgres", "", true);
            JdbcTemplate database = new JdbcTemplate(superuser);
            database.execute("set search_path to tributary, camunda");
            isSteady = new GrowthBenchmark(api, stopwatch, database)
                    .run(ENDED.stream().filter(count -> count <= most).toList());
            superuser.destroy();
        }
        TestSystem.end();
        System.exit(isSteady ? 0 : 1);
    }

    /** Whether a review's requests, taken together, stayed as quick as at first. */
    private boolean run(List<Integer> sizes) {
        review(WARM_UP);
        Long before = database.queryForObject("select pg_current_xact_id()::text::bigint", Long.class);
        review(1);
        EndedProposals ended = new EndedProposals(database, before == null ? 0 : before, ROWS_OF_A_TABLE);
        System.out.println("Rows of one ended proposal: " + ended.describe());
        for (int size : sizes) {
            ended.growTo(size);
            review(1);
            stopwatch.clear();
            Map<String, Long> readBefore = rowsRead();
            review(REVIEWS);
            printRead(readBefore);
            stopwatch
                    .medians()
                    .forEach((request, millis) -> medians.computeIfAbsent(request, any -> new ArrayList<>())
                            .add(millis));
            System.out.printf(
                    "%,d ended proposals, %s%n",
                    size,
                    database.queryForObject(
                            "select pg_size_pretty(pg_database_size(current_database()))", String.class));
        }
        medians.values().removeIf(millis -> millis.size() < sizes.size());
        System.out.printf("Median milliseconds in the application, of %d reviews each, and times the first%n", REVIEWS);
        medians.forEach((request, millis) -> System.out.println(line(request, millis)));
        List<Double> sums = new ArrayList<>();
        for (int size = 0; size < sizes.size(); size++) {
            int column = size;
            sums.add(medians.values().stream()
                    .mapToDouble(millis -> millis.get(column))
                    .sum());
        }
        System.out.println(line("one of each", sums));
        return sums.stream().allMatch(sum -> sum <= MOST_TIMES * sums.get(0));
    }

    /** What grows with the number of ended proposals reads their rows: more than a few thousand of a table tell of a missing index. */
    private void printRead(Map<String, Long> before) {
        rowsRead().forEach((table, rows) -> {
            long each = (rows - before.getOrDefault(table, 0L)) / REVIEWS;
            if (each > MANY) {
                System.out.printf("  %,d rows of %s read for each review%n", each, table);
            }
        });
    }

    private Map<String, Long> rowsRead() {
        Map<String, Long> read = new TreeMap<>();
        database.query(
                "select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows from pg_stat_user_tables", row -> {
                    read.put(row.getString("relname"), row.getLong("rows"));
                });
        return read;
    }

    private static String line(String request, List<Double> millis) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-64s", request));
        for (double value : millis) {
            line.append(String.format(Locale.ROOT, " %8.2f (%.2f)", value, value / millis.get(0)));
        }
        return line.toString();
    }

    private void review(int count) {
        for (int i = 0; i < count; i++) {
            Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos())
                    .submit()
                    .toTheEnd();
        }
    }

    /** Times requests where they enter the application. */
    private static final class Stopwatch extends OncePerRequestFilter {

        private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        private static final int FEWEST = 10;

        private final Map<String, List<Long>> nanos = Collections.synchronizedMap(new TreeMap<>());

        void join(ConfigurableApplicationContext application) {
            FilterRegistrationBean<Stopwatch> filter = new FilterRegistrationBean<>(this);
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            ((GenericApplicationContext) application)
                    .registerBean("stopwatch", FilterRegistrationBean.class, () -> filter);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            long start = System.nanoTime();
            chain.doFilter(request, response);
            long took = System.nanoTime() - start;
            if (response.getStatus() < 300) {
                nanos.computeIfAbsent(
                                request.getMethod() + " "
                                        + request.getRequestURI().replaceAll(ID, "{id}"),
                                any -> Collections.synchronizedList(new ArrayList<>()))
                        .add(took);
            }
        }

        void clear() {
            nanos.clear();
        }

        Map<String, Double> medians() {
            Map<String, Double> medians = new TreeMap<>();
            nanos.forEach((request, times) -> {
                if (times.size() >= Math.min(FEWEST, REVIEWS)) {
                    List<Long> sorted = times.stream().sorted().toList();
                    medians.put(request, sorted.get(sorted.size() / 2) / 1e6);
                }
            });
            return medians;
        }
    }
}
