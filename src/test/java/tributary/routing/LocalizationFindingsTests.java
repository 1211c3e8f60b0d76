package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tributary.routing.DecisionTables.FiredRule;

/** By how much each country's rules on local jobs are missed, and what an approval asks then. */
class LocalizationFindingsTests {

    @Test
    void tellsByHowMuchTheProposalMissesTheRatio() {
        LocalizationFinding ratio = finding("la", "LA-P1", 1000, 700);

        assertThat(ratio.met()).isFalse();
        assertThat(ratio.value()).isEqualTo("0.4286");
        assertThat(ratio.limit()).isEqualTo("0.25");
        assertThat(ratio.unit()).isEqualTo("share");
        assertThat(ratio.gap()).isEqualTo("0.1786");
        assertThat(ratio.people()).isEqualTo(100);
        assertThat(ratio.condition()).isEqualTo("Foreign labour brought to at most 25 % of the Lao staff");
        assertThat(ratio.isMissed()).isTrue();
        assertThat(words().result(ratio)).isEqualTo("not met: 42.86 % against 25 %, 17.86 points; 100 people short");
    }

    @Test
    void measuresNothingWhereTheRatioIsMet() {
        LocalizationFinding ratio = finding("la", "LA-P1", 1000, 800);

        assertThat(ratio.met()).isTrue();
        assertThat(ratio.gap()).isNull();
        assertThat(ratio.people()).isNull();
        assertThat(ratio.isOpen()).isFalse();
        assertThat(words().result(ratio)).isEqualTo("met: 25 % against 25 %");
    }

    @Test
    void proposesADutyThatCannotBeTested() {
        LocalizationFinding quota = finding("la", "LA-P4", 1000, 800);

        assertThat(quota.met()).isNull();
        assertThat(quota.isOpen()).isTrue();
        assertThat(quota.isMissed()).isFalse();
        assertThat(words().result(quota)).isEqualTo("a duty for the conditions");
    }

    /** So many posts given to local people meet the rule, one fewer does not. */
    @ParameterizedTest
    @CsvSource({
        "cambodia, localization-host, KH-L1, 'jobs=1000, localJobs=800'",
        "cambodia, localization-host, KH-L1, 'jobs=1000, localJobs=880'",
        "laos, localization-host, LA-P1, 'jobs=1001, localJobs=800'",
        "laos, localization-host, LA-P1, 'jobs=1000, localJobs=0'",
        "thailand, localization-host, TH-P01, 'fired=[TH-X07 TH-B05], jobs=600, localJobs=390'",
        "thailand, localization-host, TH-P03, 'jobs=99, localJobs=70, paidUpCapitalThb=900000000'",
        "myanmar, localization-host, MM-L3, 'jobs=1000, localJobs=200, specialZone=special-economic-zone'",
    })
    void countsThePostsThatMustGoToLocalPeople(String folder, String table, String rule, String facts) {
        DecisionRows rows = DecisionRows.of(folder, "localization", defaults(folder));
        FiredRule missed = missed(rows, table, rule, facts);
        assertThat(missed).isNotNull();
        int people = Objects.requireNonNull(missed.number("people"), "people");
        assertThat(people).isPositive();

        int local = Integer.parseInt(facts.replaceAll(".*localJobs=(\\d+).*", "$1"));
        assertThat(missed(rows, table, rule, withLocalJobs(facts, local + people)))
                .isNull();
        assertThat(missed(rows, table, rule, withLocalJobs(facts, local + people - 1)))
                .isNotNull();
    }

    static Stream<String> folders() {
        return Stream.of("cambodia", "china", "laos", "myanmar", "thailand", "vietnam");
    }

    /** Every rule that tests something says what an approval asks when it is missed, and every term can be counted. */
    @ParameterizedTest
    @MethodSource("folders")
    void asksSomethingOfEveryTestAndCountsEveryTerm(String folder) {
        DecisionRows rows = DecisionRows.of(folder, "localization", defaults(folder));
        for (String facts : List.of(
                "jobs=1000, localJobs=500, trainingPersonDays=0, foreignJobsOffice=200, foreignJobsSkilled=200, foreignJobsUnskilled=100",
                "jobs=1000, localJobs=500, trainingPersonDays=0",
                "jobs=1000, localJobs=500, fired=[TH-X07 TH-B05 MM-M8], specialZone=special-economic-zone")) {
            for (FiredRule rule : rows.evaluateAll(facts)) {
                if (Boolean.FALSE.equals(rule.flag("met"))) {
                    assertThat(rule.text("condition")).as(rule.row()).isNotBlank();
                }
                String due = rule.text("due");
                if (due != null) {
                    assertThat(rule.text("condition")).as(rule.row()).isNotBlank();
                    assertThat(due.startsWith("--") ? MonthDay.parse(due) : Period.parse(due))
                            .as(rule.row())
                            .isNotNull();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "P12M,     2027-02-28, 2028-02-28",
        "--11-30,  2026-11-30, 2026-11-30",
        "--11-30,  2026-12-01, 2027-11-30",
        "--03-31,  2026-11-24, 2027-03-31",
        ",         2026-11-24, ",
    })
    void isDueAsTheLawCountsFromTheDecision(@Nullable String due, LocalDate decision, @Nullable LocalDate expected) {
        LocalizationFinding finding = LocalizationFinding.measured(
                "XX-1", "Something", null, null, null, null, null, "Do it", due, null, List.of(), true);

        assertThat(finding.dueAfter(decision)).isEqualTo(expected);
    }

    private static @Nullable FiredRule missed(DecisionRows rows, String table, String rule, String facts) {
        return rows.evaluate(table, facts).stream()
                .filter(fired -> fired.rule().equals(rule) && Boolean.FALSE.equals(fired.flag("met")))
                .findFirst()
                .orElse(null);
    }

    private static String withLocalJobs(String facts, int number) {
        return facts.replaceAll("localJobs=\\d+", "localJobs=" + number);
    }

    private static Map<String, @Nullable Object> defaults(String folder) {
        return switch (folder) {
            case "cambodia" -> CambodiaFacts.HOST;
            case "laos" -> LaosFacts.HOST;
            case "myanmar" -> MyanmarFacts.HOST;
            case "thailand" -> ThailandFacts.HOST;
            case "vietnam" -> VietNamFacts.HOST;
            default -> Map.of("role", "host", "cooperationForm", "direct-investment");
        };
    }

    private static LocalizationFinding finding(String host, String rule, int jobs, int localJobs) {
        ObjectNode facts = Samples.hydropowerInLaos();
        ((ObjectNode) facts.path("localization")).put("jobs", jobs).put("localJobs", localJobs);
        return Routings.routing()
                .preview(ProjectFacts.parse(facts), "cn", Routings.FILED, Map.of())
                .findReview(host, "host")
                .orElseThrow()
                .localization()
                .stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static LocalizationWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new LocalizationWords(messages);
    }
}
