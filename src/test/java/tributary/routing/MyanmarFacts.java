package tributary.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Myanmar's tables see when a proposal tells nothing more: a direct investment there that asks for tax relief, each fact at its default. */
final class MyanmarFacts {

    static final Map<String, @Nullable Object> HOST = DecisionRows.parse("""
            member=mm, role=host, homeCountry=th, hostCountries=[mm], day=2026-11-24, cooperationForm=direct-investment, \
            sector=other, activity=other-activity, investmentVehicle=company, listedActivity=none, controlledGoods=none, \
            specialZone=none, landTenure=none, incentivesRequested=true, protectedArea=false, transboundaryImpact=false, \
            indigenousOrEthnicCommunities=false, householdsResettled=0, personsResettled=0, landRightsAffected=0, \
            landHectares=0, provincesSpanned=1, borderOrConflictArea=false, nationalSignificance=false, siteWorks=true, \
            leatherTanning=false, foreignOwnershipPercent=100, concessionYears=0, investmentUsd=1000000, \
            investmentMmk=2100000000, financing=[], financingSources=[], sovereignGuarantee=false, publicClient=false, \
            jobs=0, localJobs=0, trainingPersonDays=0, filedByAgent=false, outputSoldToState=false, fired=[], \
            instrument=none, mekongProcedure=null, installedCapacity=null, reservoirVolume=null, reservoirArea=null, \
            voltage=null, length=null, landArea=null, runwayLength=null, vesselSize=null, annualOutput=null, \
            irrigatedArea=null, foreignJobsOffice=null, foreignJobsSkilled=null, foreignJobsUnskilled=null""");

    private MyanmarFacts() {}
}
