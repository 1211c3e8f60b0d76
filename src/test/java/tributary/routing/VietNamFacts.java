package tributary.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Viet Nam's tables see when a proposal tells nothing more: a direct investment in Viet Nam, each fact at its default. */
final class VietNamFacts {

    static final Map<String, @Nullable Object> HOST = DecisionRows.parse("""
            member=vn, role=host, homeCountry=cn, hostCountries=[vn], day=2026-11-24, cooperationForm=direct-investment, \
            sector=other, activity=other-activity, otherKind=none, investmentVehicle=company, listedActivity=none, \
            controlledGoods=none, specialZone=none, landTenure=none, acquisition=false, foreignOwnershipPercent=100, \
            needsSpecialMechanism=false, specialProcedureChosen=false, companyBeforeCertificate=false, landByAuction=false, \
            ownTelecomNetwork=true, timberPlantation=false, forestHectares=0, specialUseForestHectares=0, \
            protectionForestHectares=0, paddyHectares=0, landHectares=0, landArea=null, seaHectares=0, upland=false, \
            defenceSensitiveLand=false, outsideProvincialWaters=false, interprovincialDischarge=false, provincesSpanned=1, \
            householdsResettled=0, personsResettled=0, protectedArea=false, sensitiveArea=false, siteWorks=true, \
            investmentUsd=10000, investmentVnd=260000000, publicClient=false, equipmentAgeYears=0, usedLineConforms=false, \
            outwardConditionalSector=false, outwardExempt=false, earlyCosts=0, metalProcess=smelting, furnaceFuel=other, \
            textileProcess=none, foodKind=other, animalKind=pig, leatherTanning=false, waterLicence=null, \
            hazardousWasteService=false, importsScrap=false, eiaExempted=false, industrialWastewater=null, \
            domesticWastewater=null, exhaustGas=null, hazardousWaste=null, annualOutput=null, annualUnits=null, \
            fabricArea=null, installedCapacity=null, animals=null, financing=[], financingSources=[], \
            sovereignGuarantee=false, jobs=0, localJobs=0, foreignJobsOffice=null, foreignJobsSkilled=null, \
            foreignJobsUnskilled=null, filedByAgent=false, outputSoldToState=false, indigenousOrEthnicCommunities=false, \
            transboundaryImpact=false, mekongProcedure=null, instrument=none, fired=[]""");

    private VietNamFacts() {}
}
