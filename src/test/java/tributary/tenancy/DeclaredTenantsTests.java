package tributary.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tributary.audit.LeftProposals;
import tributary.local.TributaryTest;

@TributaryTest
class DeclaredTenantsTests {

    /** Classes whose work belongs to no one tenant. Before you add one: can it not say which tenants it touches? */
    private static final Set<String> SYSTEM = Set.of(
            "tributary.audit.SeenTenants",
            "tributary.audit.reconcile.Reconciliation",
            "tributary.engine.EngineStart",
            "tributary.engine.TenantsOfCommands",
            "tributary.engine.WithoutUser",
            "tributary.retention.Removals",
            "tributary.review.Reminders",
            "tributary.start.DemonstrationUsers");

    private static final String DECLARED = "select coalesce(current_setting('tributary.tenants', true), '')";

    @Autowired
    private DeclaredTenants tenants;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void opensTheDoorToAllTenantsInFewPlaces() {
        assertThat(callers(DeclaredTenants.class, "all")).isEqualTo(new TreeSet<>(SYSTEM));
        assertThat(callers(LeftProposals.class, "withRowsOfAllMembers"))
                .containsExactly(
                        "tributary.audit.ErasableRecords",
                        "tributary.retention.LegalHolds",
                        "tributary.retention.RetentionRows");
    }

    private static Set<String> callers(Class<?> owner, String method) {
        JavaClasses code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("tributary");
        Set<String> callers = new TreeSet<>();
        code.forEach(type -> type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getTarget().getName().equals(method)
                        && !type.isEquivalentTo(owner))
                .map(JavaMethodCall::getOriginOwner)
                .forEach(origin -> callers.add(origin.getName().replaceAll("\\$.*", ""))));
        return callers;
    }

    @Test
    void showsNoRowToAThreadOfNobodys() {
        assertThat(elsewhere(this::declared)).isEmpty();
        assertThat(elsewhere(() -> database.sql("select count(*)::text from directory_user")
                        .query(String.class)
                        .single()))
                .isEqualTo("0");
    }

    @Test
    void declaresWhatIsNeededBesideWhatIsThere() {
        assertThat(elsewhere(() ->
                        tenants.also(List.of("la"), () -> tenants.also(List.of("joint", "cn"), this::declared))))
                .isEqualTo("cn,joint,la");
        assertThat(elsewhere(() -> tenants.also(List.of("la"), () -> {
                    tenants.also(List.of("cn"), () -> {});
                    return declared();
                })))
                .isEqualTo("la");
        assertThat(elsewhere(() -> tenants.all(() -> tenants.also(List.of("la"), this::declared))))
                .isEqualTo("*");
    }

    @Test
    void followsTheDeclarationInsideATransaction() {
        assertThat(elsewhere(() -> transaction.execute(status -> {
                    String first = tenants.also(List.of("la"), this::declared);
                    String second = tenants.all(this::declared);
                    return first + " " + second + " " + declared();
                })))
                .isEqualTo("la * ");
    }

    /** What a transaction told the server is undone with it. */
    @Test
    void declaresAgainAfterARollback() {
        assertThat(elsewhere(() -> {
                    transaction.executeWithoutResult(status -> {
                        tenants.also(List.of("la"), this::declared);
                        status.setRollbackOnly();
                    });
                    return tenants.also(List.of("la"), this::declared);
                }))
                .isEqualTo("la");
        assertThat(elsewhere(() -> tenants.also(
                        List.of("la"),
                        () -> transaction.execute(status -> {
                            Object before = status.createSavepoint();
                            tenants.all(this::declared);
                            status.rollbackToSavepoint(before);
                            return declared();
                        }))))
                .isEqualTo("la");
    }

    @Test
    void forgetsADeclarationThatFailed() {
        assertThat(elsewhere(() -> {
                    assertThatIllegalStateException()
                            .isThrownBy(() -> tenants.all((Runnable) () -> {
                                throw new IllegalStateException();
                            }));
                    return declared();
                }))
                .isEmpty();
    }

    private String declared() {
        return database.sql(DECLARED).query(String.class).single();
    }

    private static String elsewhere(Supplier<String> work) {
        return CompletableFuture.supplyAsync(work).join();
    }
}
