package tributary.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Cambodia's tables see when a proposal tells nothing more: a direct investment of USD 10 million there, each fact at its default. */
final class CambodiaFacts {

    static final Map<String, @Nullable Object> HOST = DecisionRows.parse("""
            member=kh, role=host, homeCountry=cn, hostCountries=[kh], day=2026-11-24, cooperationForm=direct-investment, \
            sector=other, activity=other-activity, investmentUsd=10000000, foreignOwnershipPercent=100, concessionYears=0, \
            investmentVehicle=company, listedActivity=none, controlledGoods=none, specialZone=none, landTenure=none, \
            incentivesRequested=true, outputSoldToState=false, publicClient=false, nationalSignificance=false, \
            zoneEiaApproved=false, newWorks=true, animalKind=pig, rubberPlantation=false, timberPlantation=false, \
            leatherTanning=false, siteWorks=true, protectedArea=false, indigenousOrEthnicCommunities=false, \
            householdsResettled=0, landHectares=0, forestHectares=0, transboundaryImpact=false, usesMekongWater=false, \
            watercourse=null, financing=[], financingSources=[], sovereignGuarantee=false, jobs=0, localJobs=0, \
            trainingPersonDays=0, foreignJobsOffice=null, foreignJobsSkilled=null, foreignJobsUnskilled=null, \
            filedByAgent=false, fired=[], instrument=none, mekongProcedure=null, installedCapacity=null, voltage=null, \
            annualOutput=null, dailyThroughput=null, landArea=null, irrigatedArea=null, animals=null, length=null, \
            dredgedVolume=null, floorArea=null, buildingHeight=null, vesselSize=null""");

    private CambodiaFacts() {}
}
