package tributary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

class CodeRulesTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tributary");

    @Test
    void keepsTheEngineWhereItBelongs() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "tributary.engine..",
                        "tributary.identity..",
                        "tributary.routing..",
                        "tributary.review..",
                        "tributary.consultation..",
                        "tributary.followup..",
                        "tributary.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("moving to a successor of Camunda 7 must stay a rename in few places")
                .check(CODE);
    }

    @Test
    void injectsByConstructor() {
        fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .andShould()
                .notBeAnnotatedWith(Value.class)
                .check(CODE);
    }

    @Test
    void leavesNoQueryOpen() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("a stream of rows that nobody closes keeps its connection, and list() reads the same rows")
                .check(CODE);
    }

    @Test
    void tellsTimeByJavaTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "tributary.engine..",
                        "tributary.review..",
                        "tributary.audit..",
                        "tributary.consultation..",
                        "tributary.followup..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class, Calendar.class)
                .because("only at the engine's edge does its own java.util.Date turn up")
                .check(CODE);
    }

    @Test
    void keepsControllersToTheirModule() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .check(CODE);
    }

    /** The database's own view of it is {@code RowLevelSecurityTests}; this one needs no database. */
    @Test
    void guardsEveryTableThatAMigrationMakes() throws IOException {
        Set<String> open = Set.of("spring_session", "spring_session_attributes", "sign_in");
        Set<String> made = new TreeSet<>();
        Set<String> guarded = new TreeSet<>();
        for (Path file : migrations()) {
            String sql = Files.readString(file).toLowerCase(Locale.ROOT);
            Pattern.compile("create table (\\w+)").matcher(sql).results().forEach(table -> made.add(table.group(1)));
            if (sql.contains("force row level security") && sql.contains("create policy")) {
                Pattern.compile("\\w+").matcher(sql).results().forEach(word -> guarded.add(word.group()));
            }
        }
        made.removeAll(open);
        made.removeAll(guarded);

        assertThat(made)
                .as("The migration that makes a table also guards its rows: CONTRIBUTING.md, “Tables”, says how")
                .isEmpty();
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.toList();
        }
    }
}
