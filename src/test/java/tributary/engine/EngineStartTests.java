package tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;
import tributary.tenancy.DeclaredTenants;

/** Nodes may start together, and a person may sign in twice at once. */
@TributaryTest
class EngineStartTests {

    private static final int NODES = 4;

    @Autowired
    private EngineStart start;

    @Autowired
    private TaskFilters taskFilters;

    @Autowired
    private FilterService filters;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private DeclaredTenants tenants;

    @Test
    void makesGrantsAndListsOnceHoweverManyNodesStart() throws Exception {
        tenants.all(() -> {
            filters("Unclaimed tasks", "tenant:mm").forEach(filter -> filters.deleteFilter(filter.getId()));
            grants("mm.secretariat").forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
        });

        together(start::afterSingletonsInstantiated);

        tenants.all(() -> {
            assertThat(filters("Unclaimed tasks", "tenant:mm")).hasSize(1);
            assertThat(grants("mm.secretariat"))
                    .isNotEmpty()
                    .extracting(grant -> grant.getResourceType() + " " + grant.getResourceId())
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void makesAPersonsListOnceHoweverOftenTheySignInAtOnce() throws Exception {
        together(() -> tenants.all(() -> taskFilters.ensureOwn("mm.several-at-once")));

        tenants.all(() -> {
            List<Filter> own = filters("My tasks", "user:mm.several-at-once");
            assertThat(own).hasSize(1);
            filters.deleteFilter(own.get(0).getId());
        });
    }

    private List<Filter> filters(String name, String key) {
        return filters.createFilterQuery().filterName(name).list().stream()
                .filter(filter -> key.equals(filter.getProperties().get("tributary")))
                .toList();
    }

    private List<Authorization> grants(String group) {
        return authorizations.createAuthorizationQuery().groupIdIn(group).list();
    }

    private static void together(Runnable act) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            CyclicBarrier barrier = new CyclicBarrier(NODES);
            List<Future<Void>> acts = Stream.generate(() -> nodes.<Void>submit(() -> {
                        barrier.await();
                        act.run();
                        return null;
                    }))
                    .limit(NODES)
                    .toList();
            for (Future<Void> each : acts) {
                each.get();
            }
        } finally {
            nodes.shutdownNow();
        }
    }
}
