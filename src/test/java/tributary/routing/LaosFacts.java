package tributary.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Lao tables see when a proposal tells nothing more: a Lao-hosted direct investment, each fact at its default. */
final class LaosFacts {

    static final Map<String, @Nullable Object> HOST = DecisionRows.parse("""
            member=la, role=host, homeCountry=cn, hostCountries=[la], day=2026-11-24, cooperationForm=direct-investment, \
            sector=other, activity=other-activity, investmentVehicle=company, listedActivity=none, controlledGoods=none, \
            specialZone=none, landTenure=none, protectedArea=false, transboundaryImpact=false, \
            indigenousOrEthnicCommunities=false, householdsResettled=0, severeImpact=false, siteWorks=true, \
            environmentalGrouping=unknown, complexProject=false, foreignOwnershipPercent=100, financing=[], \
            financingSources=[], sovereignGuarantee=false, exportIncomeKeptAbroad=false, specialIncentives=false, \
            publicClient=false, jobs=0, localJobs=0, trainingPersonDays=0, filedByAgent=false, outputSoldToState=false, \
            fired=[], instrument=none, mekongProcedure=null, installedCapacity=null, reservoirVolume=null, \
            reservoirArea=null, voltage=null, landArea=null, animals=null, irrigatedArea=null, worksYears=null, \
            foreignJobsOffice=null, foreignJobsSkilled=null, foreignJobsUnskilled=null""");

    private LaosFacts() {}
}
