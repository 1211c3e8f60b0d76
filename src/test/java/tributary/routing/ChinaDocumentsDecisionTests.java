package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.ChinaDecisions.Case;

class ChinaDocumentsDecisionTests {

    private static final String FILE = "documents";

    /** Beside what every project of that form brings: EI at home D31, in China D01 and D04. */
    private static final String PROJECTS = """
            equipment abroad            | home | cooperationForm=equipment-import-export                        | D31 certificate-of-incorporation submission
            direct investment abroad    | home | cooperationForm=direct-investment                              | D31 certificate-of-incorporation submission, D51 host-approval follow-up, D51 environmental-approval follow-up
            filed by an agent           | home | cooperationForm=equipment-import-export, filedByAgent=true     | D31 certificate-of-incorporation submission, D52 power-of-attorney submission
            NDRC approval               | home | cooperationForm=equipment-import-export, fired=[CN-H02]        | D31 certificate-of-incorporation submission, D32 audited-accounts submission, D32 ownership-chart submission, D32 proof-of-funds submission, D33 board-resolution submission, D33 authenticity-declaration submission, D35 project-proposal submission
            NDRC filing                 | home | cooperationForm=equipment-import-export, fired=[CN-H05]        | D31 certificate-of-incorporation submission, D32 audited-accounts submission, D32 ownership-chart submission, D32 proof-of-funds submission, D33 board-resolution submission, D33 authenticity-declaration submission
            filing, 99.9 %              | home | cooperationForm=equipment-import-export, fired=[CN-H03], foreignOwnershipPercent=99.9 | D31 certificate-of-incorporation submission, D32 audited-accounts submission, D32 ownership-chart submission, D32 proof-of-funds submission, D33 board-resolution submission, D33 authenticity-declaration submission, D34 joint-venture-agreement submission
            filing, contract only       | home | cooperationForm=equipment-import-export, fired=[CN-H04], investmentVehicle=contract | D31 certificate-of-incorporation submission, D32 audited-accounts submission, D32 ownership-chart submission, D32 proof-of-funds submission, D33 board-resolution submission, D33 authenticity-declaration submission, D34 joint-venture-agreement submission
            filing, acquisition         | home | cooperationForm=equipment-import-export, fired=[CN-H04], acquisition=true | D31 certificate-of-incorporation submission, D32 audited-accounts submission, D32 ownership-chart submission, D32 proof-of-funds submission, D33 board-resolution submission, D33 authenticity-declaration submission, D34 joint-venture-agreement submission
            large-project report        | home | cooperationForm=equipment-import-export, fired=[CN-H06]        | D31 certificate-of-incorporation submission, D36 project-proposal legal-framework
            nothing from the NDRC       | home | cooperationForm=equipment-import-export, fired=[CN-H07]        | D31 certificate-of-incorporation submission
            MOFCOM record               | home | cooperationForm=equipment-import-export, fired=[CN-H09]        | D31 certificate-of-incorporation submission, D33 board-resolution submission, D33 authenticity-declaration submission, D37 feasibility-study submission, D38 articles-of-association legal-framework
            MOFCOM approval, acquisition | home | cooperationForm=equipment-import-export, fired=[CN-H08], acquisition=true | D31 certificate-of-incorporation submission, D33 board-resolution submission, D33 authenticity-declaration submission, D37 feasibility-study submission, D38 articles-of-association legal-framework, D39 risk-assessment submission
            SASAC                       | home | cooperationForm=equipment-import-export, fired=[CN-H10]        | D31 certificate-of-incorporation submission, D40 feasibility-study legal-framework, D40 risk-assessment legal-framework, D40 financing-term-sheet legal-framework
            outbound security review    | home | cooperationForm=equipment-import-export, fired=[CN-H11]        | D31 certificate-of-incorporation submission, D41 risk-assessment legal-framework
            contract below 1 billion    | home | cooperationForm=project-contracting, fired=[CN-H12], investmentUsd=999999999 | D31 certificate-of-incorporation submission, D42 commercial-contract follow-up
            contract of 1 billion       | home | cooperationForm=project-contracting, fired=[CN-H12 CN-H20], investmentUsd=1000000000 | D31 certificate-of-incorporation submission, D42 commercial-contract follow-up, D43 risk-assessment legal-framework, D43 financing-term-sheet legal-framework
            specific contract           | home | cooperationForm=project-contracting, fired=[CN-H13], investmentUsd=1000000000 | D31 certificate-of-incorporation submission, D42 commercial-contract follow-up, D43 risk-assessment legal-framework, D43 financing-term-sheet legal-framework
            free technology             | home | cooperationForm=technical-cooperation, fired=[CN-H17]          | D31 certificate-of-incorporation submission, D44 technology-transfer-contract submission
            restricted technology       | home | cooperationForm=technical-cooperation, fired=[CN-H16]          | D31 certificate-of-incorporation submission, D45 technology-description submission, D46 technology-transfer-contract legal-framework
            dual-use equipment          | home | cooperationForm=equipment-import-export, fired=[CN-H18]        | D31 certificate-of-incorporation submission, D47 commercial-contract submission, D47 technology-description submission, D48 end-user-certificate legal-framework, D48 identity-document legal-framework
            money leaves                | home | cooperationForm=equipment-import-export, fired=[CN-F01]        | D31 certificate-of-incorporation submission, D49 outbound-approval financing, D49 proof-of-funds financing, D49 board-resolution financing
            foreign debt                | home | cooperationForm=equipment-import-export, fired=[CN-F03]        | D31 certificate-of-incorporation submission, D50 draft-loan-agreement financing, D50 financing-term-sheet financing, D50 authenticity-declaration financing
            equipment                   | host | cooperationForm=equipment-import-export                        | D01 certificate-of-incorporation submission, D04 commercial-contract submission
            direct investment           | host | cooperationForm=direct-investment                              | D01 certificate-of-incorporation submission, D21 articles-of-association legal-framework, D21 identity-document legal-framework
            joint venture, 99.9 %       | host | cooperationForm=direct-investment, foreignOwnershipPercent=99.9 | D01 certificate-of-incorporation submission, D07 joint-venture-agreement legal-framework, D21 articles-of-association legal-framework, D21 identity-document legal-framework
            contract only               | host | cooperationForm=direct-investment, investmentVehicle=contract  | D01 certificate-of-incorporation submission, D07 joint-venture-agreement legal-framework, D21 articles-of-association legal-framework, D21 identity-document legal-framework
            project approval with land  | host | cooperationForm=direct-investment, fired=[CN-G05], landTenure=state-lease | D01 certificate-of-incorporation submission, D02 project-proposal submission, D21 articles-of-association legal-framework, D21 identity-document legal-framework, D23 land-use-proof legal-framework
            project filing with land    | host | cooperationForm=direct-investment, fired=[CN-G06], landTenure=state-lease | D01 certificate-of-incorporation submission, D21 articles-of-association legal-framework, D21 identity-document legal-framework, D22 compliance-undertaking legal-framework
            security review             | host | cooperationForm=equipment-import-export, fired=[CN-G07]        | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D25 risk-assessment legal-framework, D25 ownership-chart legal-framework
            technology import           | host | cooperationForm=technical-cooperation                          | D01 certificate-of-incorporation submission, D05 technology-transfer-contract submission
            restricted technology       | host | cooperationForm=technical-cooperation, controlledGoods=restricted-technology | D01 certificate-of-incorporation submission, D05 technology-transfer-contract submission, D24 technology-description submission
            contract with an agent      | host | cooperationForm=project-contracting, filedByAgent=true         | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D06 power-of-attorney submission
            contract with foreign staff | host | cooperationForm=project-contracting, jobs=10, localJobs=9      | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D08 localization-plan legal-framework, D19 localization-plan follow-up
            contract with local staff   | host | cooperationForm=project-contracting, jobs=10, localJobs=10     | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D08 localization-plan legal-framework
            report                      | host | cooperationForm=equipment-import-export, instrument=full-eia   | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D12 eia-report environment, D15 consultation-record environment
            form                        | host | cooperationForm=equipment-import-export, instrument=initial-examination | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D13 iee-report environment
            registration                | host | cooperationForm=equipment-import-export, instrument=registration | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D26 environmental-screening-form environment
            resettlement                | host | cooperationForm=equipment-import-export, householdsResettled=1 | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D16 resettlement-plan environment
            effects abroad              | host | cooperationForm=equipment-import-export, transboundaryImpact=true, mekongProcedure=notification | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D18 transboundary-assessment environment
            Mekong procedure            | host | cooperationForm=equipment-import-export, mekongProcedure=prior-consultation | D01 certificate-of-incorporation submission, D04 commercial-contract submission, D18 transboundary-assessment environment
            no Mekong procedure         | host | cooperationForm=equipment-import-export, mekongProcedure=none  | D01 certificate-of-incorporation submission, D04 commercial-contract submission
            equipment-import-export, foreign ownership percent 0 | home | cooperationForm=equipment-import-export, fired=[CN-H02], foreignOwnershipPercent=0 | D31 certificate-of-incorporation submission, D32 audited-accounts submission, D32 ownership-chart submission, D32 proof-of-funds submission, D33 board-resolution submission, D33 authenticity-declaration submission, D35 project-proposal submission
            project-contracting, investment usd 1000000001 | home | cooperationForm=project-contracting, fired=[CN-H12], investmentUsd=1000000001 | D31 certificate-of-incorporation submission, D42 commercial-contract follow-up, D43 risk-assessment legal-framework, D43 financing-term-sheet legal-framework
            direct-investment, foreign ownership percent 0 | host | cooperationForm=direct-investment, foreignOwnershipPercent=0                  | D01 certificate-of-incorporation submission, D21 articles-of-association legal-framework, D21 identity-document legal-framework
            direct-investment, jobs 0           | host | cooperationForm=direct-investment, jobs=0                                     | D01 certificate-of-incorporation submission, D21 articles-of-association legal-framework, D21 identity-document legal-framework
            """;

    static Stream<Case> projects() {
        return ChinaDecisions.cases(PROJECTS);
    }

    @ParameterizedTest
    @MethodSource("projects")
    void findsDocuments(Case project) {
        String documents = project.evaluate(FILE).fired().stream()
                .map(rule -> "%s %s %s".formatted(rule.rule().substring(3), rule.text("kind"), rule.text("stage")))
                .collect(Collectors.joining(", "));

        assertThat(documents).isEqualTo(project.answer());
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(ChinaDecisions.unseenLimits(FILE, projects())).isEmpty();
    }

    @Test
    void firesEveryRow() {
        assertThat(ChinaDecisions.silentRows(FILE, projects())).isEmpty();
    }
}
