package tributary.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Thai tables see when a proposal tells nothing more: a Thai-hosted direct investment of foreigners, each fact at its default. */
final class ThailandFacts {

    static final Map<String, @Nullable Object> HOST = DecisionRows.parse("""
            member=th, role=host, homeCountry=cn, hostCountries=[th], day=2026-11-24, cooperationForm=direct-investment, \
            sector=other, activity=other-activity, investmentVehicle=company, listedActivity=none, controlledGoods=none, \
            specialZone=none, proponentOwnership=private, incentivesRequested=true, publicClient=false, siteWorks=true, \
            foreignBusinessList=by-activity, treatyProtected=false, specialTechnologyInfrastructure=false, \
            minimumForeignCapitalThb=null, landAndWorkingCapitalThb=0, paidUpCapitalThb=null, investmentThb=100000000, \
            valueAddedPercent=null, debtToEquity=null, serviceRenderedInHost=true, intraGroupService=false, \
            ownTelecomNetwork=true, factoryWorkers=null, machineHorsepower=null, rooftopSolar=false, foodKind=other, \
            outputExportedToHome=false, leadSmelting=false, heavyIndustryPlots=false, listedHeavyLine=none, \
            watershedClass=0, reclaimedHectares=0, protectedArea=false, transboundaryImpact=false, \
            indigenousOrEthnicCommunities=false, householdsResettled=0, environmentalGrouping=unknown, \
            foreignOwnershipPercent=100, financing=[], financingSources=[], sovereignGuarantee=false, jobs=0, localJobs=0, \
            filedByAgent=false, outputSoldToState=false, fired=[], instrument=none, mekongProcedure=null, \
            installedCapacity=null, generatorRating=null, reservoirVolume=null, reservoirArea=null, irrigatedArea=null, \
            dailyThroughput=null, runwayLength=null, quayLength=null, quayArea=null, grossTonnage=null""");

    private ThailandFacts() {}
}
