package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.DecisionRows.Row;
import tributary.routing.DecisionTables.FiredRule;

class MekongProcedureDecisionTests extends RuleCoverage {

    private static final Map<String, @Nullable Object> FACTS = DecisionRows.parse("""
            day=2026-11-24, usesMekongWater=true, host=la, activity=irrigation, watercourse=mainstream, basin=intra-basin, \
            season=all-year, minorUse=false, surplusConfirmed=false""");

    private static final String TABLE = "mekong-procedure";

    private static final DecisionRows ROWS =
            DecisionRows.of("joint", TABLE, FACTS).rows(TABLE, """
            MK-01 | usesMekongWater=false, watercourse=null, basin=null, season=null
            MK-02 | host=cn
            MK-02 | host=mm, minorUse=true
            MK-12 | minorUse=true
            MK-12 | minorUse=true, basin=inter-basin, season=dry, surplusConfirmed=true
            MK-03 | watercourse=tributary
            MK-03 | watercourse=tributary, season=null
            MK-04 | watercourse=tributary, basin=inter-basin, season=dry
            MK-05 | season=wet
            MK-06 | basin=inter-basin, season=wet
            MK-07 | season=dry, host=vn
            MK-08 | season=all-year, host=kh
            MK-08 | season=null, activity=hydropower
            MK-09 | basin=inter-basin, season=dry, host=th
            MK-10 | basin=inter-basin
            MK-10 | basin=inter-basin, season=null, activity=hydropower
            MK-11 | basin=inter-basin, season=dry, surplusConfirmed=true
            MK-06 | basin=inter-basin, season=wet, surplusConfirmed=true
            MK-10 | basin=inter-basin, season=all-year, surplusConfirmed=true
            -     | season=null
            """);

    MekongProcedureDecisionTests() {
        super(ROWS);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersProcedureAndMonthsOfRule(Row row) {
        for (FiredRule rule : row.fired()) {
            String procedure =
                    switch (rule.rule()) {
                        case "MK-03", "MK-04", "MK-05" -> "notification";
                        case "MK-06", "MK-07", "MK-08", "MK-11" -> "prior-consultation";
                        case "MK-09", "MK-10" -> "specific-agreement";
                        default -> "none";
                    };
            assertThat(rule.text("procedure")).isEqualTo(procedure);
            assertThat(rule.number("months")).isEqualTo(procedure.equals("prior-consultation") ? 6 : null);
        }
    }

    @Test
    void asksForSeasonOfMainstreamUseUnlessTurbinesRunAllYear() {
        assertThat(ROWS.missing("season=null")).containsExactly("MK-05 season", "MK-07 season", "MK-08 season");
        assertThat(ROWS.missing("season=null, activity=hydropower")).isEmpty();
        assertThat(ROWS.missing("season=null, watercourse=tributary")).isEmpty();
    }

    @Test
    void citesArticleFiveForYearRoundUse() {
        FiredRule rule = ROWS.evaluateOne(TABLE, "activity=hydropower");

        assertThat(rule.texts("legalBasis")).isEqualTo(List.of("1995 Mekong Agreement, Art. 5(B)(2)(a)"));
        assertThat(rule.flag("confirmed")).isTrue();
    }
}
