package tributary.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.routing.DecisionTables.FiredRule;

/** Where one step can refuse in some cases and not in others, its row says so. */
class RefusalsDecisionTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            china    | host | decide-financing           | fired=CN-F07, cooperationForm=direct-investment                     | no
            china    | home | decide-financing           | fired=CN-F04, cooperationForm=direct-investment                     | yes
            china    | home | file-with-ndrc             | fired=CN-H06, cooperationForm=direct-investment                     | no
            china    | home | file-with-ndrc             | fired=CN-H05, cooperationForm=direct-investment                     | yes
            china    | home | file-with-ndrc             | fired=CN-H03, cooperationForm=direct-investment                     | yes
            thailand | home | decide-financing           | cooperationForm=direct-investment                                   | no
            thailand | host | decide-financing           | fired=TH-F05                                                        | yes
            thailand | host | grant-sector-licence       | fired=TH-X09                                                        | no
            thailand | host | grant-sector-licence       | fired=TH-X01 TH-X09                                                 | yes
            thailand | host | review-environment         | instrument=full-eia                                                 | no
            thailand | host | review-environment         | instrument=initial-examination                                      | yes
            thailand | host | review-environment         | instrument=management-plan                                          | yes
            vietnam  | host | handle-technology-transfer | fired=VN-C04                                                        | no
            vietnam  | host | handle-technology-transfer | fired=VN-C03                                                        | yes
            vietnam  | home | check-completeness         | fired=VN-H02                                                        | no
            vietnam  | host | check-completeness         | fired=VN-L07                                                        | yes
            myanmar  | home | check-completeness         | fired=MM-M1                                                         | no
            myanmar  | host | check-completeness         | fired=MM-M15                                                        | yes
            """)
    void leavesARefusalOnlyToWhoHasOne(String folder, String role, String step, String facts, String mayRefuse) {
        FiredRule row = Objects.requireNonNull(
                StepRows.running(folder, role, "role=" + role + ", " + facts).get(step));

        assertThat(Boolean.FALSE.equals(row.flag("mayRefuse")) ? "no" : "yes").isEqualTo(mayRefuse);
    }
}
