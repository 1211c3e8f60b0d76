package tributary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Calendar;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
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
}
