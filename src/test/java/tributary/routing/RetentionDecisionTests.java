package tributary.routing;

import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionDecisionTests extends RuleCoverage {

    RetentionDecisionTests() {
        super(DecisionRows.of("joint", "retention", DecisionRows.parse("day=2026-11-24"))
                .rows("retention", """
                KH-RT1 | member=kh, records=dossier
                KH-RT2 | member=kh, records=log
                KH-RT3 | member=kh, records=personal-data
                CN-RT1 | member=cn, records=dossier
                CN-RT2 | member=cn, records=log
                CN-RT3 | member=cn, records=personal-data
                LA-RT1 | member=la, records=dossier
                LA-RT2 | member=la, records=log
                LA-RT3 | member=la, records=personal-data
                MM-RT1 | member=mm, records=dossier
                MM-RT2 | member=mm, records=log
                MM-RT3 | member=mm, records=personal-data
                TH-RT1 | member=th, records=dossier
                TH-RT2 | member=th, records=log
                TH-RT3 | member=th, records=personal-data
                VN-RT1 | member=vn, records=dossier
                VN-RT2 | member=vn, records=log
                VN-RT3 | member=vn, records=personal-data
                JS-RT1 | member=joint, records=dossier
                JS-RT2 | member=joint, records=log
                JS-RT3 | member=joint, records=personal-data
                """));
    }
}
