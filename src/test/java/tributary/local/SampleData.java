package tributary.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;

/** Files a handful of proposals through the public doors and takes them to different states, so that everybody finds something. */
final class SampleData {

    private static final String ENTERPRISE = "cn.enterprise";

    private final Api api;
    private final Progress progress;

    SampleData(String application, String keycloak, Progress progress) {
        this.api = new Api(URI.create(application), new DemoTokens(() -> keycloak)::token);
        this.progress = progress;
    }

    /** Does nothing when proposals are there already. What goes wrong is told, and does not end the start. */
    void file() {
        try {
            if (Walk.countFiled(api) == 0) {
                fileAll();
            }
        } catch (AssertionError | RuntimeException failure) {
            progress.tell("Not every sample could be filed: " + failure.getMessage());
        }
    }

    void fileAll() {
        tell("a dam on the Mekong mainstream, in consultation");
        Walk.draft(api, ENTERPRISE, SampleProposals.hydropowerInLaos()).submit().untilOpen("reply-to-consultation");
        tell("a solar park, approved with conditions");
        Walk.draft(api, ENTERPRISE, SampleProposals.solarInLaos())
                .submit()
                .answering("la.decide-national", "approve-with-conditions")
                .toTheEnd();
        tell("a garment factory, waiting for the enterprise");
        Walk.draft(api, ENTERPRISE, SampleProposals.garmentsInLaos())
                .submit()
                .answering("la.review-environment", "supplement")
                .toTheEnd();
        tell("a food works in China, rejected");
        Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("cn.decide-national", "reject")
                .toTheEnd();
        tell("a cement works, before its legal reviewers");
        Walk.draft(api, ENTERPRISE, SampleProposals.cementInLaos()).submit().untilOpen("la.review-legal-framework");
        tell("a second solar park, withdrawn");
        ObjectNode second = SampleProposals.solarInLaos();
        second.put("title", "Champasak solar park, second stage");
        Walk.draft(api, ENTERPRISE, second).submit().withdraw("The site went to another developer.");
        tell("a transmission line that names the AIIB, which appraises it");
        Walk named = Walk.draft(api, ENTERPRISE, SampleProposals.transmissionLineWithLender())
                .submit()
                .untilOpen("la.decide-financing");
        named.recordAppraisal("joint.lender", "concept", "The concept paper is with the review committee.");
        tell("a garment factory in Cambodia, before its legal reviewers");
        Walk.draft(
                        api,
                        ENTERPRISE,
                        SampleProposals.in(
                                "kh",
                                "garments",
                                "Kampong Speu garment works",
                                "A cut-and-sew factory on leased land beside the national road, for export."))
                .submit()
                .untilOpen("kh.review-legal-framework");
        tell("a garment factory in Myanmar, before the Commission's committee");
        Walk.draft(
                        api,
                        "th.enterprise",
                        SampleProposals.in(
                                "mm",
                                "garments",
                                "Bago knitwear works",
                                "A knitting factory that trains its workers for a year before it exports."))
                .submit()
                .untilOpen("mm.decide-national");
        tell("a technology licence for Thailand, to be decided");
        Walk.draft(
                        api,
                        "vn.enterprise",
                        SampleProposals.in(
                                "th",
                                "technology",
                                "Licence for a flood forecast system",
                                "Software and training for the forecast of floods in the north-east."))
                .submit()
                .untilOpen("th.decide-national");
        tell("a city railway in Viet Nam, to be decided");
        Walk.draft(
                        api,
                        ENTERPRISE,
                        SampleProposals.in(
                                "vn",
                                "metro-contract",
                                "Da Nang city railway, construction of the first line",
                                "Tunnels, track and stations of the first line, built for the city under a contract of works."))
                .submit()
                .untilOpen("vn.decide-national");
        tell("a transmission line, a draft");
        Walk.draft(api, ENTERPRISE, SampleProposals.transmissionLineInLaos());
    }

    private void tell(String what) {
        progress.tell("Filing a sample: " + what);
    }
}
