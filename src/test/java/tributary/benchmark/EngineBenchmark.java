package tributary.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tributary.local.BenchmarkPostgres;

/**
 * The same review on this engine, with everything that it promises, and on bare ones: each in a Java of its own over one PostgreSQL, in rounds
 * that take turns. Not a test.
 */
final class EngineBenchmark {

    private static final String OWN = "tributary";
    /** What the engine beneath takes when it records nothing at all: no competitor, but a limit. */
    private static final String UNRECORDED = "unrecorded";

    /** Until a Java has compiled what it runs most. */
    private static final int WARM_UP = Integer.getInteger("warm-up", 2000);

    private static final Map<Integer, Integer> REVIEWS =
            new TreeMap<>(Map.of(1, Integer.getInteger("reviews", 200), 4, 2 * Integer.getInteger("reviews", 200)));
    /** For what an engine does behind its reviews, such as the log's sequencer: it is counted, and must not be in the next one's way. */
    private static final long REST = 1_500;
    /** How long an idle connection keeps its counters to itself. */
    private static final long COUNTERS = 11_000;
    /** Minutes that an engine may take to start, or for a round. */
    private static final int LONGEST = 10;

    private final List<Engine> engines = new ArrayList<>();
    private final int rounds;

    private EngineBenchmark(int rounds) {
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        List<String> names = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of("camunda", "operaton", "flowable", UNRECORDED, OWN);
        int status = 1;
        try (BenchmarkPostgres postgres = BenchmarkPostgres.start()) {
            new EngineBenchmark(rounds).run(postgres, names);
            status = 0;
        } catch (Exception failure) {
            failure.printStackTrace(System.err);
        }
        System.exit(status);
    }

    private void run(BenchmarkPostgres postgres, List<String> names) throws Exception {
        try {
            for (String name : names) {
                engines.add(
                        switch (name) {
                            case OWN -> own(postgres);
                            case UNRECORDED -> peer(name, "camunda", "none", postgres.database(name));
                            default -> peer(name, name, "full", postgres.database(name));
                        });
            }
            for (Engine engine : engines) {
                engine.round(4, WARM_UP);
                engine.analyze();
            }
            Thread.sleep(COUNTERS);
            for (Engine engine : engines) {
                engine.begin();
            }
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<Integer, Integer> load : REVIEWS.entrySet()) {
                    for (Engine engine : engines) {
                        engine.measure(load.getKey(), load.getValue());
                    }
                }
                Collections.rotate(engines, 1);
            }
            Thread.sleep(COUNTERS);
            report();
        } finally {
            engines.forEach(Engine::close);
        }
        limit(postgres);
    }

    private static Engine peer(String name, String product, String history, String database)
            throws IOException, SQLException {
        String source =
                "bench/" + product.substring(0, 1).toUpperCase(Locale.ROOT) + product.substring(1) + "Reviews.java";
        return new Engine(
                name,
                database,
                List.of(
                        "-cp",
                        Files.readString(Path.of("target/bench", product + ".classpath"))
                                        .strip() + ":target/bench/shared",
                        source,
                        database + "?user=postgres&reWriteBatchedInserts=true",
                        "bench/review.bpmn",
                        history));
    }

    private static Engine own(BenchmarkPostgres postgres) throws IOException, SQLException {
        Map<String, Object> settings = postgres.application(OWN);
        settings.put("logging.level.root", "ERROR");
        settings.put("spring.main.banner-mode", "off");
        return new Engine(
                OWN,
                postgres.database(OWN),
                Stream.concat(
                                Stream.of(
                                        "-cp", System.getProperty("java.class.path"), "tributary.benchmark.OwnReviews"),
                                settings.entrySet().stream()
                                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()))
                        .toList());
    }

    private void report() throws IOException, SQLException {
        engines.sort((a, b) -> Boolean.compare(a.name.equals(OWN), b.name.equals(OWN)));
        System.out.printf(
                "%n%d rounds of %s reviews by 1 and 4 threads, median (lowest to highest)%n", rounds, REVIEWS);
        for (int threads : REVIEWS.keySet()) {
            double best = engines.stream()
                    .filter(engine -> !engine.name.equals(OWN) && !engine.name.equals(UNRECORDED))
                    .mapToDouble(engine -> engine.median(threads))
                    .max()
                    .orElse(Double.NaN);
            for (Engine engine : engines) {
                List<Double> rates = engine.rates.get(threads);
                System.out.printf(
                        Locale.ROOT,
                        "%d thread%s  %-10s %6.1f a second (%5.1f to %5.1f)  %.2f times the best bare engine%n",
                        threads,
                        threads == 1 ? " " : "s",
                        engine.name,
                        engine.median(threads),
                        Collections.min(rates),
                        Collections.max(rates),
                        engine.median(threads) / best);
            }
        }
        System.out.printf(
                "%nfor each review   commits  statements  inserted  updated  deleted  bytes of WAL  ms of CPU: Java  PostgreSQL%n");
        for (Engine engine : engines) {
            engine.printCosts();
        }
    }

    /** What the same server commits when there is next to nothing to do. */
    private static void limit(BenchmarkPostgres postgres) throws IOException, InterruptedException {
        Path pgbench = pgbench();
        if (pgbench == null) {
            System.out.println("pgbench is not installed: no limit to compare with");
            return;
        }
        postgres.database("pgbench");
        List<String> at =
                List.of("-h", "127.0.0.1", "-p", String.valueOf(postgres.port()), "-U", "postgres", "pgbench");
        output(pgbench, List.of("-i", "-q", "-s", "10"), at);
        for (int clients : REVIEWS.keySet()) {
            output(pgbench, List.of("-N", "-T", "5", "-c", String.valueOf(clients)), at)
                    .lines()
                    .filter(line -> line.startsWith("tps"))
                    .forEach(line -> System.out.printf("pgbench -N, %d clients: %s%n", clients, line));
        }
    }

    private static String output(Path program, List<String> options, List<String> at)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        command.addAll(at);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }

    private static Path pgbench() throws IOException {
        List<Path> places = new ArrayList<>();
        for (String directory : System.getenv("PATH").split(":", -1)) {
            places.add(Path.of(directory, "pgbench"));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.forEach(version -> places.add(version.resolve("bin/pgbench")));
            }
        }
        return places.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }

    /** One engine in its own Java, what it did and what that cost. */
    private static final class Engine {

        /** What the database was asked, for {@code target/bench/<engine>.statements}. */
        private static final String STATEMENTS = """
                select calls, total_exec_time, rows, wal_bytes, regexp_replace(query, '\\s+', ' ', 'g')
                  from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
                 order by total_exec_time desc
                """;

        private static final String COUNTS = """
                select xact_commit, (select sum(calls) from pg_stat_statements where dbid = datid),
                       tup_inserted, tup_updated, tup_deleted
                  from pg_stat_database where datname = current_database()
                """;

        private final String name;
        private final Process process;
        private final BufferedReader answers;
        private final PrintStream asked;
        private final Connection counters;
        private final Map<Integer, List<Double>> rates = new TreeMap<>();
        private long[] before = {};
        private long wal;
        private long ownCpu;
        private long databaseCpu;
        private int reviews;

        Engine(String name, String database, List<String> command) throws IOException, SQLException {
            this.name = name;
            List<String> java = new ArrayList<>(
                    List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx512m"));
            String options = System.getProperty("bench." + name);
            if (options != null) {
                java.addAll(List.of(options.split(" ", -1)));
            }
            java.addAll(command);
            process = new ProcessBuilder(java)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            Path.of("target/bench", name + ".log").toFile()))
                    .start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            asked = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            while (!answer().equals("ready")) {
                // What a library prints before.
            }
            counters = DriverManager.getConnection(database, "postgres", "");
            try (Statement statement = counters.createStatement()) {
                statement.execute("create extension if not exists pg_stat_statements with schema public");
            }
            System.out.println(name + " runs");
        }

        double round(int threads, int count) throws IOException {
            asked.println(threads + " " + count);
            return count * 1e9 / Long.parseLong(answer());
        }

        /** An engine that fails may leave threads behind that keep its Java alive and silent. */
        private String answer() throws IOException {
            CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
                try {
                    return answers.readLine();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            try {
                String answer = line.get(LONGEST, TimeUnit.MINUTES);
                if (answer != null) {
                    return answer;
                }
            } catch (InterruptedException | ExecutionException | TimeoutException failure) {
                process.destroyForcibly();
            }
            throw new IOException(name + " failed: see target/bench/" + name + ".log");
        }

        /** Tells the planner what autovacuum would by and by, at a time of its own. */
        void analyze() throws SQLException {
            try (Statement statement = counters.createStatement()) {
                statement.execute("analyze");
            }
        }

        void begin() throws SQLException {
            before = numbers(COUNTS);
            try (Statement statement = counters.createStatement()) {
                statement.execute(
                        "select pg_stat_statements_reset(0, oid, 0) from pg_database where datname = current_database()");
            }
            before[1] = 0;
        }

        private static long cpu(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }

        /** Of what serves this engine's database; its connections stay open through a round. */
        private long databaseCpu() throws SQLException {
            long sum = 0;
            try (Statement statement = counters.createStatement();
                    ResultSet backends = statement.executeQuery(
                            "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")) {
                while (backends.next()) {
                    sum += ProcessHandle.of(backends.getLong(1))
                            .map(Engine::cpu)
                            .orElse(0L);
                }
            }
            return sum;
        }

        void measure(int threads, int count) throws IOException, SQLException, InterruptedException {
            long start = numbers("select pg_current_wal_insert_lsn() - '0/0'")[0];
            long own = cpu(process.toHandle());
            long database = databaseCpu();
            rates.computeIfAbsent(threads, any -> new ArrayList<>()).add(round(threads, count));
            reviews += count;
            Thread.sleep(REST);
            wal += numbers("select pg_current_wal_insert_lsn() - '0/0'")[0] - start;
            ownCpu += cpu(process.toHandle()) - own;
            databaseCpu += databaseCpu() - database;
        }

        double median(int threads) {
            List<Double> sorted = rates.get(threads).stream().sorted().toList();
            return (sorted.get(sorted.size() / 2) + sorted.get((sorted.size() - 1) / 2)) / 2;
        }

        void printCosts() throws IOException, SQLException {
            writeStatements();
            long[] after = numbers(COUNTS);
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %8.1f %11.1f %9.1f %8.1f %8.1f %13d %16.1f %11.1f%n",
                    name,
                    (after[0] - before[0]) / (double) reviews,
                    (after[1] - before[1]) / (double) reviews,
                    (after[2] - before[2]) / (double) reviews,
                    (after[3] - before[3]) / (double) reviews,
                    (after[4] - before[4]) / (double) reviews,
                    wal / reviews,
                    ownCpu / 1e6 / reviews,
                    databaseCpu / 1e6 / reviews);
        }

        private void writeStatements() throws IOException, SQLException {
            List<String> lines =
                    new ArrayList<>(List.of("calls\tms\trows\tbytes of WAL, each for one review\tstatement"));
            try (Statement statement = counters.createStatement();
                    ResultSet row = statement.executeQuery(STATEMENTS)) {
                while (row.next()) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "%.2f\t%.3f\t%.2f\t%.0f\t%s",
                            row.getDouble(1) / reviews,
                            row.getDouble(2) / reviews,
                            row.getDouble(3) / reviews,
                            row.getDouble(4) / reviews,
                            row.getString(5)));
                }
            }
            Files.write(Path.of("target/bench", name + ".statements"), lines);
        }

        private long[] numbers(String query) throws SQLException {
            try (Statement statement = counters.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                long[] numbers = new long[row.getMetaData().getColumnCount()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = row.getBigDecimal(i + 1).longValue();
                }
                return numbers;
            }
        }

        void close() {
            asked.close();
            try {
                counters.close();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (SQLException | InterruptedException failure) {
                process.destroyForcibly();
            }
        }
    }
}
