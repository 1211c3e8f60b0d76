package tributary.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tributary.local.Project;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** Each government alone with its files: every route, tried by everybody with everybody's ids. */
@TributaryTest
class IsolationMatrixTests {

    private static final Path REPORT = Project.root().resolve("target/isolation-matrix.tsv");
    private static final Path SUMMARY = Project.root().resolve("target/isolation-matrix.txt");
    private static final int AT_ONCE = 4;

    @LocalServerPort
    private int port;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private SceneBuilder builder;

    private final Policy policy = Policy.read();

    @Test
    void expectsSomethingOfEveryRouteOfTheApplication() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().keySet().forEach(info -> addRoutes(info, routes));
        }

        assertThatPolicyHas("application", routes);
    }

    private static void addRoutes(RequestMappingInfo info, Set<String> routes) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
            info.getPatternValues().forEach(path -> routes.add(new Route(method.name(), path).shape()));
        }
    }

    @Test
    void expectsSomethingOfEveryRouteOfTheEngine() {
        assertThatPolicyHas("engine", shapes(CamundaRoutes.ofEngine()));
    }

    @Test
    void expectsSomethingOfEveryRouteOfTheWebApps() {
        assertThatPolicyHas("web-apps", shapes(CamundaRoutes.ofWebApps()));
    }

    private void assertThatPolicyHas(String section, Set<String> routes) {
        Set<String> missing = new TreeSet<>(routes);
        missing.removeAll(policy.shapes(section));
        Set<String> needless = new TreeSet<>(policy.shapes(section));
        needless.removeAll(routes);

        assertThat(missing).as("routes without a line in policy.txt").isEmpty();
        assertThat(needless).as("lines of policy.txt without a route").isEmpty();
    }

    private static Set<String> shapes(Collection<Route> routes) {
        return routes.stream().map(Route::shape).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void refusesFormsThatCarryNoTokenOfOurPages() {
        Visitor visitor = Visitor.signedIn(port, "la", "enterprise");

        for (Rule rule : policy.rules()) {
            if (rule.door() == Door.PAGE && rule.route().method().equals("POST") && !rule.isOpen()) {
                String address = rule.route()
                        .path()
                        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
                assertThat(visitor.call("POST", address, "{}").statusCode())
                        .as(rule.toString())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void answersEverybodyAsThePolicySays() throws Exception {
        Matrix.Report report = new Matrix.Report();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Caller>> callers = workers.invokeAll(Person.all().stream()
                    .map(person -> (Callable<Caller>) () -> Caller.signedIn(port, person))
                    .toList());
            Matrix matrix = new Matrix(builder.build(port), report);
            List<Callable<Void>> all = new ArrayList<>();
            for (Future<Caller> caller : callers) {
                Caller signedIn = caller.get();
                all.add(() -> {
                    matrix.tryAll(signedIn, policy.rules());
                    return null;
                });
            }
            for (Future<Void> done : workers.invokeAll(all)) {
                done.get();
            }
        } finally {
            workers.shutdownNow();
            builder.clear();
        }
        write(report);

        assertThat(report.wrong()).isEmpty();
    }

    private static String line(String row, Map<Integer, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        int absent = counts.getOrDefault(404, 0);
        int refused = counts.getOrDefault(403, 0);
        int outside = counts.getOrDefault(401, 0);
        return "  %-22s %8d %10d %10d %10d"
                .formatted(
                        row.toLowerCase(Locale.ROOT).replace('_', ' '),
                        all - absent - refused - outside,
                        absent,
                        refused,
                        outside);
    }

    private void write(Matrix.Report report) throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, report.lines());
        List<String> summary = new ArrayList<>();
        summary.add("Isolation: %d routes by their doors, %d people, %d answers, %d against the policy (%s)"
                .formatted(
                        policy.rules().size(),
                        Person.all().size(),
                        report.lines().size(),
                        report.wrong().size(),
                        Project.root().relativize(REPORT)));
        summary.add("  %-22s %8s %10s %10s %10s".formatted("", "answered", "not found", "refused", "signed out"));
        report.count(0, 1).forEach((row, counts) -> summary.add(line(row, counts)));
        report.count(4).forEach((row, counts) -> summary.add(line(row, counts)));
        Files.write(SUMMARY, summary);
        summary.forEach(System.out::println);
    }
}
