package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsistencyDecisionTests extends RuleCoverage {

    private static final DecisionRows ROWS =
            DecisionRows.of("joint", "consistency", DecisionRows.parse("""
                    day=2026-11-24, cooperationForm=direct-investment, investmentUsd=5000000, specialZone=none, zoneEiaApproved=false, \
                    householdsResettled=0, personsResettled=0, landHectares=0, forestHectares=0, specialUseForestHectares=0, \
                    protectionForestHectares=0""")).rows("consistency", """
                    -           | installedCapacity=0.01
                    CF-01       | installedCapacity=0
                    CF-02       | investmentUsd=0
                    CF-03       | reservoirArea=0, reservoirVolume=1
                    -           | reservoirArea=1, reservoirVolume=1
                    -           | reservoirArea=0, reservoirVolume=0
                    CF-04       | householdsResettled=1, personsResettled=5
                    -           | householdsResettled=1, personsResettled=5, landHectares=1
                    CF-05       | personsResettled=1
                    CF-06       | landHectares=10, forestHectares=10.01
                    -           | landHectares=10, forestHectares=10
                    CF-07       | landHectares=10, forestHectares=5, specialUseForestHectares=3, protectionForestHectares=3
                    -           | landHectares=10, forestHectares=6, specialUseForestHectares=3, protectionForestHectares=3
                    CF-08       | jobs=10, localJobs=11
                    -           | jobs=10, localJobs=10
                    CF-09       | zoneEiaApproved=true
                    -           | zoneEiaApproved=true, specialZone=industrial-estate
                    CF-10       | cooperationForm=technical-cooperation, concessionYears=1
                    CF-10       | cooperationForm=equipment-import-export, concessionYears=1
                    -           | concessionYears=30
                    -           | installedCapacity=25000
                    CF-11       | installedCapacity=25000.01
                    -           | damHeight=350
                    CF-12       | damHeight=350.01
                    -           | reservoirArea=850000
                    CF-13       | reservoirArea=850000.01
                    -           | length=5000
                    CF-14       | length=5000.01
                    -           | landHectares=1000000
                    CF-15       | landHectares=1000000.01
                    -           | jobs=1000000
                    CF-16       | jobs=1000001
                    -           | investmentUsd=100000000000
                    CF-17       | investmentUsd=100000000000.01
                    -           | concessionYears=99
                    CF-18       | concessionYears=100
                    CF-18       | member=la, concessionYears=100
                    -           | member=la, concessionYears=50
                    CF-19       | member=la, concessionYears=51
                    CF-19       | member=la, concessionYears=99
                    -           | member=kh, concessionYears=50
                    CF-20       | member=kh, concessionYears=51
                    -           | member=mm, concessionYears=50
                    CF-21       | member=mm, concessionYears=51
                    CF-21       | member=mm, concessionYears=70
                    CF-22       | member=mm, concessionYears=71
                    -           | member=th, concessionYears=71
                    -           | landHectares=0, forestHectares=10.01
                    -           | cooperationForm=technical-cooperation, concessionYears=0
                    -           | member=la, concessionYears=49
                    -           | member=kh, concessionYears=49
                    CF-20       | member=kh, concessionYears=99
                    CF-18       | member=kh, concessionYears=100
                    -           | member=mm, concessionYears=49
                    CF-22       | member=mm, concessionYears=99
                    CF-18       | member=mm, concessionYears=100
                    """);

    ConsistencyDecisionTests() {
        super(ROWS);
    }

    @Test
    void tellsTheRuleAndItsBasisAtTheFactOfTheHost() {
        ObjectNode dam = Samples.hydropowerInLaos();
        dam.putArray("hostCountries").add("la").add("mm");
        dam.put("concessionYears", 30);
        dam.putArray("hosts").addObject().put("member", "mm").put("concessionYears", 80);

        assertThat(remarks(dam))
                .contains(new Remark(
                        "mm",
                        Remark.ERROR,
                        "/hosts/0/concessionYears",
                        "Land in Myanmar is used for at most 70 years: 50 and two extensions of 10. 80 years are asked for.",
                        "CF-22",
                        List.of("Myanmar Investment Law 40/2016, s. 50")));
    }

    @Test
    void tellsEachCountryWhatItsReviewersMustJudge() {
        ObjectNode dam = Samples.hydropowerInLaos();
        dam.putArray("hostCountries").add("la").add("th");
        dam.withObject("/localization").put("jobs", 10).put("localJobs", 11);
        dam.putArray("hosts")
                .addObject()
                .put("member", "th")
                .putObject("localization")
                .put("jobs", 20);

        assertThat(remarks(dam))
                .filteredOn(remark -> "CF-08".equals(remark.rule()))
                .allMatch(remark -> "/localization/localJobs".equals(remark.pointer())
                        && remark.detail().equals("Local jobs (11) are more than all jobs (10)."))
                .extracting(Remark::member)
                .containsExactly("cn", "la");
    }

    private static List<Remark> remarks(ObjectNode proposal) {
        return Routings.routing()
                .preview(ProjectFacts.parse(proposal), "cn", Routings.FILED, Map.of())
                .remarks();
    }
}
