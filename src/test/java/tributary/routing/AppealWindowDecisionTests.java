package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppealWindowDecisionTests extends RuleCoverage {

    private static final DecisionRows ROWS = DecisionRows.of(
                    "joint", "appeal-window", DecisionRows.parse("day=2026-11-24"))
            .rows("appeal-window", """
                    KH-AW1 | member=kh, step=review-environment, authorityGroup=moe
                    CN-AW1 | member=cn
                    CN-AW1 | member=cn, step=decide-national, authorityGroup=mofcom
                    CN-AW1 | member=cn, step=review-outbound-security, authorityGroup=security-review-office
                    CN-AW2 | member=cn, step=review-security, authorityGroup=security-review-office
                    LA-AW1 | member=la, step=decide-national, authorityGroup=government
                    MM-AW1 | member=mm, step=decide-national, authorityGroup=region-committee
                    MM-AW2 | member=mm, step=review-environment, authorityGroup=ecd
                    MM-AW2 | member=mm, step=review-environment, authorityGroup=sez-committee
                    TH-AW1 | member=th, step=hold-expert-committee, authorityGroup=expert-committee
                    TH-AW2 | member=th, step=review-legal-framework, authorityGroup=dbd
                    TH-AW2 | member=th, step=hold-foreign-business-committee, authorityGroup=fbc
                    TH-AW1 | member=th, step=decide-national, authorityGroup=dbd
                    TH-AW2 | member=th, step=decide-national, authorityGroup=cabinet, fired=[TH-L03]
                    TH-AW1 | member=th, step=decide-national, authorityGroup=cabinet, fired=[TH-L03 TH-L06]
                    TH-AW1 | member=th, step=decide-national, authorityGroup=cabinet, fired=[TH-X06]
                    TH-AW3 | member=th, step=license-factory, authorityGroup=diw
                    TH-AW1 | member=th, step=license-factory, authorityGroup=ieat
                    VN-AW1 | member=vn, step=hold-appraisal-council, authorityGroup=eia-council
                    """);

    AppealWindowDecisionTests() {
        super(ROWS);
    }

    @ParameterizedTest
    @CsvSource({
        "'member=kh', 30 30 null",
        "'member=cn', 60 60 null",
        "'member=cn, step=review-security', null null null",
        "'member=la', 30 30 null",
        "'member=mm', 30 30 null",
        "'member=mm, step=review-environment', 30 30 ecd",
        "'member=th', 15 30 null",
        "'member=th, step=hold-foreign-business-committee', 30 30 minister",
        "'member=th, step=decide-national, authorityGroup=cabinet, fired=[TH-L03]', 30 30 minister",
        "'member=th, step=license-factory, authorityGroup=diw', 30 30 minister",
        "'member=vn', 90 30 null"
    })
    void tellsDaysAndWhoHears(String refused, String told) {
        DecisionTables.FiredRule rule = ROWS.evaluateOne("appeal-window", refused);

        assertThat(List.of("windowDays", "answerDays", "heardBy").stream()
                        .map(rule::text)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(told);
    }
}
