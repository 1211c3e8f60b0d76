package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParticipationDecisionTests extends RuleCoverage {

    private static final DecisionRows ROWS =
            DecisionRows.of("joint", "participation", DecisionRows.parse("""
                    day=2026-11-24, member=th, isHome=false, isHost=false, procedure=prior-consultation, mekongHost=true, \
                    upstreamHost=false, usesMekongWater=true""")).rows("participation", """
                    MK-P01 | member=th
                    MK-P01 | member=th, isHome=true
                    MK-P01 | member=kh, procedure=notification
                    MK-P01 | member=vn, procedure=specific-agreement, upstreamHost=true
                    -      | member=la, isHost=true
                    -      | member=cn
                    -      | member=mm
                    -      | member=th, procedure=none
                    MK-P02 | member=th, procedure=none, mekongHost=false, upstreamHost=true
                    MK-P02 | member=la, procedure=none, mekongHost=false, upstreamHost=true, isHome=true
                    -      | member=cn, procedure=none, mekongHost=false, upstreamHost=true
                    -      | member=th, procedure=null, mekongHost=false, upstreamHost=true, usesMekongWater=false
                    """);

    ParticipationDecisionTests() {
        super(ROWS);
    }

    @Test
    void consultsAPartyAndInformsDownstreamOfOthers() {
        assertThat(ROWS.evaluateOne("participation", "").text("part")).isEqualTo("consulted");
        assertThat(ROWS.evaluateOne("participation", "procedure=none, upstreamHost=true")
                        .text("part"))
                .isEqualTo("informed");
    }
}
