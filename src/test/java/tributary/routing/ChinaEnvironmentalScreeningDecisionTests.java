package tributary.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.routing.ChinaDecisions.Case;
import tributary.routing.DecisionTables.Evaluation;
import tributary.routing.DecisionTables.FiredRule;
import tributary.routing.DecisionTables.MissingInput;

class ChinaEnvironmentalScreeningDecisionTests {

    private static final String FILE = "environmental-screening";

    private static final String CLASSES = """
            plant abroad                        | home | activity=hydropower, installedCapacity=1285                                    | CN-E27 none
            hydropower below 1 MW               | host | activity=hydropower, installedCapacity=0.99, reservoirVolume=0                   | CN-E01 initial-examination
            hydropower of 1 MW                  | host | activity=hydropower, installedCapacity=1                                          | CN-E01 full-eia
            hydropower above 1 MW               | host | activity=hydropower, installedCapacity=1285                                       | CN-E01 full-eia
            re-equipped hydropower              | host | activity=hydropower, installedCapacity=50, replacementOnly=true, reservoirVolume=0 | CN-E01 initial-examination
            pumped storage                      | host | activity=hydropower, installedCapacity=0.5, pumpedStorage=true                    | CN-E01 full-eia
            small hydropower in a reserve       | host | activity=hydropower, installedCapacity=0.5, protectedArea=true                    | CN-E01 full-eia
            small hydropower by a spawning ground | host | activity=hydropower, installedCapacity=0.5, sensitiveArea=true                  | CN-E01 full-eia
            coal power                          | host | activity=coal-power, installedCapacity=1                                          | CN-E02 full-eia
            waste to energy                     | host | activity=waste-to-energy, dailyThroughput=10                                      | CN-E02 full-eia
            nuclear power                       | host | activity=nuclear-power, installedCapacity=1000                                    | CN-E02 full-eia
            gas power                           | host | activity=gas-power, installedCapacity=400                                         | CN-E03 initial-examination
            biomass power                       | host | activity=biomass-power, installedCapacity=30                                      | CN-E03 initial-examination
            line below 100 kV                   | host | activity=transmission-line, voltage=99                                            | CN-E04 none
            line of 100 kV                      | host | activity=transmission-line, voltage=100                                           | CN-E04 initial-examination
            line of 330 kV                      | host | activity=transmission-line, voltage=330                                           | CN-E04 initial-examination
            line of 330 kV through a wetland    | host | activity=transmission-line, voltage=330, sensitiveArea=true                       | CN-E04 full-eia
            line of 329 kV through a wetland    | host | activity=transmission-line, voltage=329, sensitiveArea=true                       | CN-E04 initial-examination
            substation of 500 kV                | host | activity=substation, voltage=500                                                  | CN-E04 full-eia
            substation of 499 kV                | host | activity=substation, voltage=499                                                  | CN-E04 initial-examination
            wind farm on land                   | host | activity=wind-power, installedCapacity=300                                        | CN-E05 initial-examination
            wind farm of 50 MW in a forest      | host | activity=wind-power, installedCapacity=50, sensitiveArea=true                     | CN-E05 full-eia
            wind farm of 49 MW in a forest      | host | activity=wind-power, installedCapacity=49, sensitiveArea=true                     | CN-E05 initial-examination
            wind farm of 49 MW at sea           | host | activity=wind-power, installedCapacity=49, seaHectares=10                         | CN-E18 initial-examination
            wind farm of 50 MW at sea           | host | activity=wind-power, installedCapacity=50, seaHectares=10                         | CN-E18 full-eia
            wind farm at sea in a reserve       | host | activity=wind-power, installedCapacity=5, seaHectares=10, protectedArea=true      | CN-E18 full-eia
            solar plant of 6 MW                 | host | activity=solar-power, installedCapacity=6, voltage=10                             | CN-E05 registration
            solar plant above 6 MW              | host | activity=solar-power, installedCapacity=6.1, voltage=10                           | CN-E05 initial-examination
            solar plant tied in below 10 kV     | host | activity=solar-power, installedCapacity=6.1, voltage=9                            | CN-E05 registration
            solar plant on roofs                | host | activity=solar-power, installedCapacity=60, voltage=35, rooftopSolar=true         | CN-E05 registration
            solar thermal plant                 | host | activity=solar-power, installedCapacity=5, voltage=10, solarThermal=true          | CN-E05 initial-examination
            railway wagons                      | host | activity=rolling-stock, annualUnits=100                                           | CN-E06 full-eia
            whole cars                          | host | activity=vehicle-assembly, annualUnits=1000                                       | CN-E06 full-eia
            cars, assembly only                 | host | activity=vehicle-assembly, annualUnits=1000, assemblyOnly=true                    | CN-E06 initial-examination
            cars, assembly and 9.9 t of paint   | host | activity=vehicle-assembly, assemblyOnly=true, otherPaint=9.9                      | CN-E06 none
            vehicle parts                       | host | activity=vehicle-parts, annualOutput=1000                                         | CN-E06 initial-examination
            vehicle engines                     | host | activity=vehicle-parts, annualOutput=1000, engineManufacture=true                 | CN-E06 full-eia
            plated vehicle parts                | host | activity=vehicle-parts, annualOutput=1000, electroplating=true                    | CN-E06 full-eia
            machinery                           | host | activity=machinery, annualOutput=1000                                             | CN-E06 initial-examination
            machinery, 10 t of solvent paint    | host | activity=machinery, annualOutput=1000, solventPaint=10                            | CN-E06 full-eia
            machinery, 9.9 t of solvent paint   | host | activity=machinery, annualOutput=1000, solventPaint=9.9                           | CN-E06 initial-examination
            devices, assembly only              | host | activity=devices, assemblyOnly=true                                               | CN-E06 none
            furniture, 10 t of low-VOC paint    | host | activity=furniture, otherPaint=10                                                 | CN-E06 initial-examination
            metal components, 9 t of low-VOC paint | host | activity=metal-components, otherPaint=9                                        | CN-E06 none
            steel                               | host | activity=iron-and-steel, annualOutput=1                                           | CN-E07 full-eia
            cold rolling of 500,000 t           | host | activity=iron-and-steel, annualOutput=500000, metalProcess=cold-rolling           | CN-E07 full-eia
            cold rolling of 499,999 t           | host | activity=iron-and-steel, annualOutput=499999, metalProcess=cold-rolling           | CN-E07 initial-examination
            remelting of pure metal             | host | activity=non-ferrous-smelting, annualOutput=500000, metalProcess=remelting        | CN-E07 initial-examination
            casting of 100,000 t                | host | activity=metal-casting, annualOutput=100000                                       | CN-E07 full-eia
            casting of 99,999 t                 | host | activity=metal-casting, annualOutput=99999                                        | CN-E07 initial-examination
            cement                              | host | activity=cement, annualOutput=1000000                                             | CN-E08 full-eia
            grinding station                    | host | activity=cement, annualOutput=1000000, cementGrindingOnly=true                    | CN-E08 initial-examination
            flat glass                          | host | activity=glass, annualOutput=1000                                                 | CN-E08 full-eia
            other glass                         | host | activity=glass, annualOutput=1000, flatGlass=false                                | CN-E08 initial-examination
            glass with electric heat            | host | activity=glass, annualOutput=1000, flatGlass=false, furnaceFuel=electric          | CN-E08 none
            paper mill                          | host | activity=paper-and-pulp, annualOutput=1000                                        | CN-E09 full-eia
            coated paper goods                  | host | activity=paper-and-pulp, annualOutput=1000, paperConverting=coating               | CN-E09 initial-examination
            paper goods without coating         | host | activity=paper-and-pulp, annualOutput=1000, paperConverting=dry                   | CN-E09 none
            tyres                               | host | activity=tyre-manufacture, annualOutput=1000                                      | CN-E09 full-eia
            ship repair                         | host | activity=shipbuilding, vesselSize=500                                             | CN-E09 full-eia
            dyed cloth                          | host | activity=dyeing-and-finishing, textileProcess=wet                                 | CN-E10 full-eia
            water-jet weaving                   | host | activity=spinning-and-weaving, textileProcess=water-jet                           | CN-E10 initial-examination
            washed yarn                         | host | activity=spinning-and-weaving, textileProcess=washing                             | CN-E10 initial-examination
            dry weaving                         | host | activity=spinning-and-weaving                                                     | CN-E10 none
            garments with printing              | host | activity=garments, textileProcess=wet                                             | CN-E10 full-eia
            garments with washing               | host | activity=garments, textileProcess=washing                                         | CN-E10 initial-examination
            sewn garments                       | host | activity=garments                                                                 | CN-E10 none
            new railway                         | host | activity=railway, length=5                                                        | CN-E11 full-eia
            link of 30 km                       | host | activity=railway, length=30, shortLink=true                                       | CN-E11 initial-examination
            link above 30 km                    | host | activity=railway, length=30.1, shortLink=true                                     | CN-E11 full-eia
            short link through a wetland        | host | activity=railway, length=5, shortLink=true, sensitiveArea=true                    | CN-E11 full-eia
            electrifying 200 km                 | host | activity=railway, length=200, existingLine=true                                   | CN-E11 full-eia
            electrifying 199 km                 | host | activity=railway, length=199, existingLine=true                                   | CN-E11 initial-examination
            electrifying with the track as it is | host | activity=railway, length=400, existingLine=true, replacementOnly=true            | CN-E11 initial-examination
            metro                               | host | activity=metro, length=5                                                          | CN-E11 full-eia
            inland bulk berth of 1,000 t        | host | activity=port, vesselSize=1000                                                    | CN-E12 full-eia
            inland bulk berth of 999 t          | host | activity=port, vesselSize=999                                                     | CN-E12 initial-examination
            coastal bulk berth of 10,000 t      | host | activity=port, vesselSize=10000, berthWater=coastal                               | CN-E12 full-eia
            coastal bulk berth of 9,999 t       | host | activity=port, vesselSize=9999, berthWater=coastal                                | CN-E12 initial-examination
            inland container berth of 3,000 t   | host | activity=port, vesselSize=3000, cargoType=container                               | CN-E12 full-eia
            inland container berth of 2,999 t   | host | activity=port, vesselSize=2999, cargoType=container                               | CN-E12 initial-examination
            coastal container berth of 30,000 t | host | activity=port, vesselSize=30000, cargoType=container, berthWater=coastal          | CN-E12 full-eia
            coastal container berth of 29,999 t | host | activity=port, vesselSize=29999, cargoType=container, berthWater=coastal          | CN-E12 initial-examination
            oil berth                           | host | activity=port, vesselSize=100, cargoType=oil-gas-chemical                         | CN-E12 full-eia
            berth for dangerous goods           | host | activity=port, vesselSize=100, cargoType=dangerous                                | CN-E12 full-eia
            passenger berth                     | host | activity=port, vesselSize=50000, cargoType=passenger                              | CN-E12 initial-examination
            passenger berth in a reserve        | host | activity=port, vesselSize=500, cargoType=passenger, protectedArea=true            | CN-E12 full-eia
            new channel                         | host | activity=channel-improvement, length=10                                           | CN-E12 full-eia
            channel kept open                   | host | activity=channel-improvement, length=10, newWorks=false                           | CN-E12 initial-examination
            new airport                         | host | activity=airport, runwayLength=3000                                               | CN-E13 full-eia
            works at an airport                 | host | activity=airport, runwayLength=3000, newWorks=false                               | CN-E13 initial-examination
            5,000 pigs sold                     | host | activity=livestock, animals=2500                                                  | CN-E14 full-eia
            4,998 pigs sold                     | host | activity=livestock, animals=2499                                                  | CN-E14 registration
            2,500 pigs kept without sale        | host | activity=livestock, animals=2500, soldYearly=0                                    | CN-E14 full-eia
            2,499 pigs kept without sale        | host | activity=livestock, animals=2499, soldYearly=0                                    | CN-E14 none
            500 pigs sold                       | host | activity=livestock, animals=250                                                   | CN-E14 registration
            499 pigs sold                       | host | activity=livestock, animals=250, soldYearly=499                                   | CN-E14 none
            500 pigs sold in a reserve          | host | activity=livestock, animals=250, protectedArea=true                               | CN-E14 full-eia
            1,000 cattle sold                   | host | activity=livestock, animals=500, animalKind=cattle                                | CN-E14 full-eia
            500 cattle kept without sale        | host | activity=livestock, animals=500, animalKind=cattle, soldYearly=0                  | CN-E14 full-eia
            100 cattle sold in a reserve        | host | activity=livestock, animals=50, animalKind=cattle, sensitiveArea=true             | CN-E14 full-eia
            998 cattle sold                     | host | activity=livestock, animals=499, animalKind=cattle                                | CN-E14 registration
            15,000 sheep sold                   | host | activity=livestock, animals=7500, animalKind=sheep                                | CN-E14 full-eia
            7,500 sheep kept without sale       | host | activity=livestock, animals=7500, animalKind=sheep, soldYearly=0                  | CN-E14 full-eia
            1,500 sheep sold in a reserve       | host | activity=livestock, animals=750, animalKind=sheep, sensitiveArea=true             | CN-E14 full-eia
            14,998 sheep sold                   | host | activity=livestock, animals=7499, animalKind=sheep                                | CN-E14 registration
            150,000 birds sold                  | host | activity=livestock, animals=75000, animalKind=poultry                             | CN-E14 full-eia
            75,000 birds kept without sale      | host | activity=livestock, animals=75000, animalKind=poultry, soldYearly=0               | CN-E14 full-eia
            15,000 birds sold in a reserve      | host | activity=livestock, animals=7500, animalKind=poultry, sensitiveArea=true          | CN-E14 full-eia
            149,998 birds sold                  | host | activity=livestock, animals=74999, animalKind=poultry                             | CN-E14 registration
            irrigation                          | host | activity=irrigation, irrigatedArea=100, reservoirVolume=0                         | CN-E14 initial-examination
            irrigation through a wetland        | host | activity=irrigation, irrigatedArea=100, sensitiveArea=true                        | CN-E14 full-eia
            water-saving renewal                | host | activity=irrigation, irrigatedArea=100, replacementOnly=true, reservoirVolume=0   | CN-E14 none
            sugar mill of 1,000 t a day         | host | activity=sugar-mill, dailyThroughput=1000                                         | CN-E14 full-eia
            sugar mill of 999 t a day           | host | activity=sugar-mill, dailyThroughput=999                                          | CN-E14 initial-examination
            slaughter of 100,000 pigs           | host | activity=food-processing, foodKind=slaughter, slaughteredYearly=100000            | CN-E15 full-eia
            slaughter of 99,999 pigs            | host | activity=food-processing, foodKind=slaughter, slaughteredYearly=99999             | CN-E15 initial-examination
            slaughter of 10,000 cattle          | host | activity=food-processing, foodKind=slaughter, animalKind=cattle, slaughteredYearly=10000     | CN-E15 full-eia
            slaughter of 150,000 sheep          | host | activity=food-processing, foodKind=slaughter, animalKind=sheep, slaughteredYearly=150000     | CN-E15 full-eia
            slaughter of 149,999 sheep          | host | activity=food-processing, foodKind=slaughter, animalKind=sheep, slaughteredYearly=149999     | CN-E15 initial-examination
            slaughter of 10 million birds       | host | activity=food-processing, foodKind=slaughter, animalKind=poultry, slaughteredYearly=10000000 | CN-E15 full-eia
            sauce of 20,000 t                   | host | activity=food-processing, foodKind=fermented, annualOutput=20000                  | CN-E15 full-eia
            sauce of 19,999 t                   | host | activity=food-processing, foodKind=fermented, annualOutput=19999                  | CN-E15 initial-examination
            meat of 20,000 t                    | host | activity=food-processing, foodKind=meat, annualOutput=20000                       | CN-E15 initial-examination
            meat of 19,999 t                    | host | activity=food-processing, foodKind=meat, annualOutput=19999                       | CN-E15 registration
            seafood of 100,000 t                | host | activity=food-processing, foodKind=seafood, annualOutput=100000                   | CN-E15 initial-examination
            seafood of 99,999 t                 | host | activity=food-processing, foodKind=seafood, annualOutput=99999                    | CN-E15 none
            seafood in a reserve                | host | activity=food-processing, foodKind=seafood, annualOutput=10, protectedArea=true   | CN-E15 initial-examination
            dairy                               | host | activity=food-processing, foodKind=dairy-or-oil, annualOutput=10                  | CN-E15 initial-examination
            other food                          | host | activity=food-processing, annualOutput=10                                         | CN-E15 none
            feed of 10,000 t                    | host | activity=feed-mill, annualOutput=10000                                            | CN-E15 initial-examination
            feed of 9,999 t                     | host | activity=feed-mill, annualOutput=9999                                             | CN-E15 none
            fermented feed                      | host | activity=feed-mill, annualOutput=10, foodKind=fermented                           | CN-E15 initial-examination
            sea cages of 66.7 ha                | host | activity=aquaculture, seaHectares=66.7                                            | CN-E15 full-eia
            sea cages of 66.6 ha                | host | activity=aquaculture, seaHectares=66.6                                            | CN-E15 initial-examination
            sea cages of 20 ha                  | host | activity=aquaculture, seaHectares=20                                              | CN-E15 initial-examination
            sea cages of 19.9 ha                | host | activity=aquaculture, seaHectares=19.9                                            | CN-E15 registration
            sea ponds of 6.7 ha                 | host | activity=aquaculture, seaHectares=6.7, fishFarm=pond                              | CN-E15 initial-examination
            sea ponds of 6.6 ha                 | host | activity=aquaculture, seaHectares=6.6, fishFarm=pond                              | CN-E15 registration
            sea-bed farm of 100 ha              | host | activity=aquaculture, seaHectares=100, fishFarm=sea-bed                           | CN-E15 initial-examination
            sea-bed farm of 99 ha               | host | activity=aquaculture, seaHectares=99, fishFarm=sea-bed                            | CN-E15 registration
            enclosed sea farm                   | host | activity=aquaculture, seaHectares=1, fishFarm=enclosure                           | CN-E15 full-eia
            fed cages inland                    | host | activity=aquaculture, landArea=10                                                 | CN-E15 initial-examination
            fish ponds inland                   | host | activity=aquaculture, landArea=10, fishFarm=pond                                  | CN-E15 registration
            fish ponds in a reserve             | host | activity=aquaculture, landArea=10, fishFarm=pond, protectedArea=true              | CN-E15 initial-examination
            rice                                | host | activity=rice-farming, landArea=100                                               | CN-E16 registration
            rice on a wetland                   | host | activity=rice-farming, landArea=100, sensitiveArea=true                           | CN-E16 initial-examination
            timber plantation                   | host | activity=plantation, landArea=100, timberPlantation=true                          | CN-E16 initial-examination
            plantation                          | host | activity=plantation, landArea=100                                                 | CN-E16 registration
            data centre                         | host | activity=data-centre, itLoad=20                                                   | CN-E16 none
            data centre in a reserve            | host | activity=data-centre, itLoad=20, protectedArea=true                               | CN-E16 initial-examination
            mobile network                      | host | activity=mobile-network, annualUnits=20                                           | CN-E16 registration
            fibre network through a wetland     | host | activity=fibre-network, length=20, sensitiveArea=true                             | CN-E16 none
            industrial zone                     | host | activity=industrial-zone, landArea=20                                             | CN-E17 none
            batteries                           | host | activity=battery-manufacture, annualOutput=1000                                   | CN-E19 initial-examination
            lead-acid batteries                 | host | activity=battery-manufacture, annualOutput=1000, cellKind=lead-acid               | CN-E19 full-eia
            solar cells                         | host | activity=electrical-equipment, annualOutput=1000, cellKind=solar-cell             | CN-E19 full-eia
            plated batteries                    | host | activity=battery-manufacture, electroplating=true                                 | CN-E19 full-eia
            batteries, 10 t of solvent glue     | host | activity=battery-manufacture, solventPaint=10                                     | CN-E19 full-eia
            transformers, 9 t of low-VOC paint  | host | activity=electrical-equipment, otherPaint=9                                       | CN-E19 none
            transformers, assembly only         | host | activity=electrical-equipment, assemblyOnly=true                                  | CN-E19 none
            electronic chemicals                | host | activity=electronic-components, electronicsProcess=materials                      | CN-E20 full-eia
            chips                               | host | activity=electronic-components                                                    | CN-E20 initial-examination
            connectors                          | host | activity=electronic-components, electronicsProcess=other                          | CN-E20 none
            ceramics fired with coal            | host | activity=ceramics-and-bricks, annualOutput=1000                                   | CN-E21 full-eia
            1.5 million pieces fired with gas   | host | activity=ceramics-and-bricks, furnaceFuel=gas-or-diesel, annualUnits=1500000      | CN-E21 initial-examination
            1.4 million pieces fired with gas   | host | activity=ceramics-and-bricks, furnaceFuel=gas-or-diesel, annualUnits=1499999      | CN-E21 none
            bricks                              | host | activity=ceramics-and-bricks, ceramicWare=false                                   | CN-E21 initial-examination
            tannery                             | host | activity=footwear-and-leather, leatherTanning=true                                | CN-E22 full-eia
            moulded shoes                       | host | activity=footwear-and-leather                                                     | CN-E22 initial-examination
            sewn shoes                          | host | activity=footwear-and-leather, assemblyOnly=true                                  | CN-E22 none
            sewn shoes, 10 t of glue            | host | activity=footwear-and-leather, assemblyOnly=true, solventPaint=10                 | CN-E22 initial-examination
            sewn shoes, 9.9 t of glue           | host | activity=footwear-and-leather, assemblyOnly=true, solventPaint=9.9                | CN-E22 none
            sewn shoes, 3 t of agent            | host | activity=footwear-and-leather, assemblyOnly=true, otherPaint=3                    | CN-E22 initial-examination
            sewn shoes, 2.9 t of agent          | host | activity=footwear-and-leather, assemblyOnly=true, otherPaint=2.9                  | CN-E22 none
            plastics                            | host | activity=plastic-components, annualOutput=1000                                    | CN-E23 initial-examination
            recycled plastics                   | host | activity=plastic-components, annualOutput=1000, recycledPlastic=true              | CN-E23 full-eia
            plated plastics                     | host | activity=plastic-components, electroplating=true                                  | CN-E23 full-eia
            plastics, 10 t of solvent glue      | host | activity=plastic-components, solventPaint=10                                      | CN-E23 full-eia
            plastics, 9 t of low-VOC paint      | host | activity=plastic-components, otherPaint=9                                         | CN-E23 none
            consumables                         | host | activity=consumables, annualOutput=1000                                           | CN-E23 initial-examination
            consumables, packing only           | host | activity=consumables, annualOutput=1000, assemblyOnly=true                        | CN-E23 none
            aircraft maintenance                | host | activity=aircraft-maintenance, floorArea=1000                                     | CN-E24 none
            aircraft, 10 t of solvent paint     | host | activity=aircraft-maintenance, solventPaint=10                                    | CN-E24 full-eia
            aircraft, 9.9 t of solvent paint    | host | activity=aircraft-maintenance, solventPaint=9.9                                   | CN-E24 initial-examination
            aircraft, 10 t of other paint       | host | activity=aircraft-maintenance, otherPaint=10                                      | CN-E24 initial-examination
            aircraft, 9.9 t of other paint      | host | activity=aircraft-maintenance, otherPaint=9.9                                     | CN-E24 none
            plated aircraft parts               | host | activity=aircraft-maintenance, electroplating=true                                | CN-E24 full-eia
            small hydropower, 10 Mm3            | host | activity=hydropower, installedCapacity=0.5, reservoirVolume=10                    | CN-E01 CN-E25 full-eia
            small hydropower, 9.9 Mm3           | host | activity=hydropower, installedCapacity=0.5, reservoirVolume=9.9                   | CN-E01 CN-E25 initial-examination
            large hydropower, 10 Mm3            | host | activity=hydropower, installedCapacity=500, reservoirVolume=10                    | CN-E01 CN-E25 full-eia
            irrigation, 10 Mm3                  | host | activity=irrigation, irrigatedArea=100, reservoirVolume=10                        | CN-E14 CN-E25 full-eia
            irrigation, 1 Mm3 in a wetland      | host | activity=irrigation, irrigatedArea=100, reservoirVolume=1, sensitiveArea=true     | CN-E14 CN-E25 full-eia
            renewal with a reservoir of 1 Mm3   | host | activity=irrigation, irrigatedArea=100, reservoirVolume=1, replacementOnly=true   | CN-E14 CN-E25 initial-examination
            anything else                       | host | activity=other-activity                                                           | CN-E26 none
            transmission-line, voltage 500.01   | host | activity=transmission-line, voltage=500.01                                    | CN-E04 full-eia
            transmission-line, voltage 330.01   | host | activity=transmission-line, voltage=330.01, protectedArea=true                | CN-E04 full-eia
            transmission-line, voltage 330.01   | host | activity=transmission-line, voltage=330.01, sensitiveArea=true                | CN-E04 full-eia
            wind-power, installed capacity 50.01 | host | activity=wind-power, installedCapacity=50.01, seaHectares=10                  | CN-E18 full-eia
            wind-power, installed capacity 50.01 | host | activity=wind-power, installedCapacity=50.01, protectedArea=true              | CN-E05 full-eia
            wind-power, installed capacity 50.01 | host | activity=wind-power, installedCapacity=50.01, sensitiveArea=true              | CN-E05 full-eia
            solar-power, installed capacity 5.99 | host | activity=solar-power, installedCapacity=5.99, voltage=10                      | CN-E05 registration
            solar-power, voltage 10.01          | host | activity=solar-power, installedCapacity=6.1, voltage=10.01                    | CN-E05 initial-examination
            vehicle-assembly, solvent paint 10.01 | host | activity=vehicle-assembly, annualUnits=1000, assemblyOnly=true, solventPaint=10.01 | CN-E06 full-eia
            vehicle-assembly, solvent paint 0.01 | host | activity=vehicle-assembly, assemblyOnly=true, otherPaint=9.9, solventPaint=0.01 | CN-E06 initial-examination
            vehicle-assembly, other paint 10.01 | host | activity=vehicle-assembly, annualUnits=1000, assemblyOnly=true, otherPaint=10.01 | CN-E06 initial-examination
            devices, solvent paint 0.01         | host | activity=devices, assemblyOnly=true, solventPaint=0.01                        | CN-E06 initial-examination
            devices, other paint 10             | host | activity=devices, assemblyOnly=true, otherPaint=10                            | CN-E06 initial-examination
            devices, other paint 10.01          | host | activity=devices, assemblyOnly=true, otherPaint=10.01                         | CN-E06 initial-examination
            battery-manufacture, solvent paint 10.01 | host | activity=battery-manufacture, annualOutput=1000, solventPaint=10.01           | CN-E19 full-eia
            electrical-equipment, solvent paint 0.01 | host | activity=electrical-equipment, otherPaint=9, solventPaint=0.01                | CN-E19 initial-examination
            battery-manufacture, other paint 10 | host | activity=battery-manufacture, annualOutput=1000, otherPaint=10                | CN-E19 initial-examination
            battery-manufacture, other paint 10.01 | host | activity=battery-manufacture, annualOutput=1000, otherPaint=10.01             | CN-E19 initial-examination
            electrical-equipment, solvent paint 0.01 | host | activity=electrical-equipment, assemblyOnly=true, solventPaint=0.01           | CN-E19 initial-examination
            electrical-equipment, other paint 10 | host | activity=electrical-equipment, assemblyOnly=true, otherPaint=10               | CN-E19 initial-examination
            electrical-equipment, other paint 10.01 | host | activity=electrical-equipment, assemblyOnly=true, otherPaint=10.01            | CN-E19 initial-examination
            footwear-and-leather, solvent paint 10.01 | host | activity=footwear-and-leather, assemblyOnly=true, solventPaint=10.01          | CN-E22 initial-examination
            footwear-and-leather, other paint 3.01 | host | activity=footwear-and-leather, assemblyOnly=true, otherPaint=3.01             | CN-E22 initial-examination
            plastic-components, solvent paint 10.01 | host | activity=plastic-components, annualOutput=1000, solventPaint=10.01            | CN-E23 full-eia
            plastic-components, solvent paint 0.01 | host | activity=plastic-components, otherPaint=9, solventPaint=0.01                  | CN-E23 initial-examination
            plastic-components, other paint 10  | host | activity=plastic-components, annualOutput=1000, otherPaint=10                 | CN-E23 initial-examination
            plastic-components, other paint 10.01 | host | activity=plastic-components, annualOutput=1000, otherPaint=10.01              | CN-E23 initial-examination
            consumables, solvent paint 0.01     | host | activity=consumables, annualOutput=1000, assemblyOnly=true, solventPaint=0.01 | CN-E23 initial-examination
            consumables, other paint 10         | host | activity=consumables, annualOutput=1000, assemblyOnly=true, otherPaint=10     | CN-E23 initial-examination
            consumables, other paint 10.01      | host | activity=consumables, annualOutput=1000, assemblyOnly=true, otherPaint=10.01  | CN-E23 initial-examination
            aircraft-maintenance, solvent paint 10.01 | host | activity=aircraft-maintenance, floorArea=1000, solventPaint=10.01             | CN-E24 full-eia
            aircraft-maintenance, other paint 10.01 | host | activity=aircraft-maintenance, floorArea=1000, otherPaint=10.01               | CN-E24 initial-examination
            iron-and-steel, annual output 500001 | host | activity=iron-and-steel, annualOutput=500001, metalProcess=cold-rolling       | CN-E07 full-eia
            metal-casting, annual output 100001 | host | activity=metal-casting, annualOutput=100001                                   | CN-E07 full-eia
            ceramics-and-bricks, annual units 1500001 | host | activity=ceramics-and-bricks, furnaceFuel=gas-or-diesel, annualUnits=1500001  | CN-E21 initial-examination
            railway, length 200.01              | host | activity=railway, length=200.01, existingLine=true                            | CN-E11 full-eia
            railway, length 29.99               | host | activity=railway, length=29.99, shortLink=true                                | CN-E11 initial-examination
            port, vessel size 1001              | host | activity=port, vesselSize=1001                                                | CN-E12 full-eia
            port, vessel size 10001             | host | activity=port, vesselSize=10001, berthWater=coastal                           | CN-E12 full-eia
            port, vessel size 3001              | host | activity=port, vesselSize=3001, cargoType=container                           | CN-E12 full-eia
            port, vessel size 30001             | host | activity=port, vesselSize=30001, cargoType=container, berthWater=coastal      | CN-E12 full-eia
            livestock, sold yearly 5001         | host | activity=livestock, animals=2500, soldYearly=5001                             | CN-E14 full-eia
            livestock, animals 2501             | host | activity=livestock, animals=2501, soldYearly=0                                | CN-E14 full-eia
            livestock, sold yearly 499          | host | activity=livestock, animals=250, protectedArea=true, soldYearly=499           | CN-E14 none
            livestock, sold yearly 501          | host | activity=livestock, animals=250, protectedArea=true, soldYearly=501           | CN-E14 full-eia
            livestock, sold yearly 499          | host | activity=livestock, animals=250, sensitiveArea=true, soldYearly=499           | CN-E14 none
            livestock, sold yearly 501          | host | activity=livestock, animals=250, sensitiveArea=true, soldYearly=501           | CN-E14 full-eia
            livestock, sold yearly 1001         | host | activity=livestock, animals=500, animalKind=cattle, soldYearly=1001           | CN-E14 full-eia
            livestock, animals 499.99           | host | activity=livestock, animals=499.99, animalKind=cattle, soldYearly=0           | CN-E14 none
            livestock, animals 500.01           | host | activity=livestock, animals=500.01, animalKind=cattle, soldYearly=0           | CN-E14 full-eia
            livestock, sold yearly 99           | host | activity=livestock, animals=50, animalKind=cattle, protectedArea=true, soldYearly=99 | CN-E14 none
            livestock, sold yearly 101          | host | activity=livestock, animals=50, animalKind=cattle, protectedArea=true, soldYearly=101 | CN-E14 full-eia
            livestock, sold yearly 99           | host | activity=livestock, animals=50, animalKind=cattle, sensitiveArea=true, soldYearly=99 | CN-E14 none
            livestock, sold yearly 101          | host | activity=livestock, animals=50, animalKind=cattle, sensitiveArea=true, soldYearly=101 | CN-E14 full-eia
            livestock, sold yearly 15001        | host | activity=livestock, animals=7500, animalKind=sheep, soldYearly=15001          | CN-E14 full-eia
            livestock, animals 7499             | host | activity=livestock, animals=7499, animalKind=sheep, soldYearly=0              | CN-E14 none
            livestock, animals 7501             | host | activity=livestock, animals=7501, animalKind=sheep, soldYearly=0              | CN-E14 full-eia
            livestock, sold yearly 1499         | host | activity=livestock, animals=750, animalKind=sheep, protectedArea=true, soldYearly=1499 | CN-E14 none
            livestock, sold yearly 1501         | host | activity=livestock, animals=750, animalKind=sheep, protectedArea=true, soldYearly=1501 | CN-E14 full-eia
            livestock, sold yearly 1499         | host | activity=livestock, animals=750, animalKind=sheep, sensitiveArea=true, soldYearly=1499 | CN-E14 none
            livestock, sold yearly 1501         | host | activity=livestock, animals=750, animalKind=sheep, sensitiveArea=true, soldYearly=1501 | CN-E14 full-eia
            livestock, sold yearly 150001       | host | activity=livestock, animals=75000, animalKind=poultry, soldYearly=150001      | CN-E14 full-eia
            livestock, animals 74999            | host | activity=livestock, animals=74999, animalKind=poultry, soldYearly=0           | CN-E14 none
            livestock, animals 75001            | host | activity=livestock, animals=75001, animalKind=poultry, soldYearly=0           | CN-E14 full-eia
            livestock, sold yearly 14999        | host | activity=livestock, animals=7500, animalKind=poultry, protectedArea=true, soldYearly=14999 | CN-E14 none
            livestock, sold yearly 15001        | host | activity=livestock, animals=7500, animalKind=poultry, protectedArea=true, soldYearly=15001 | CN-E14 full-eia
            livestock, sold yearly 14999        | host | activity=livestock, animals=7500, animalKind=poultry, sensitiveArea=true, soldYearly=14999 | CN-E14 none
            livestock, sold yearly 15001        | host | activity=livestock, animals=7500, animalKind=poultry, sensitiveArea=true, soldYearly=15001 | CN-E14 full-eia
            sugar-mill, daily throughput 1001   | host | activity=sugar-mill, dailyThroughput=1001                                     | CN-E14 full-eia
            food-processing, slaughtered yearly 100001 | host | activity=food-processing, foodKind=slaughter, slaughteredYearly=100001        | CN-E15 full-eia
            food-processing, slaughtered yearly 9999 | host | activity=food-processing, foodKind=slaughter, animalKind=cattle, slaughteredYearly=9999 | CN-E15 initial-examination
            food-processing, slaughtered yearly 10001 | host | activity=food-processing, foodKind=slaughter, animalKind=cattle, slaughteredYearly=10001 | CN-E15 full-eia
            food-processing, slaughtered yearly 150001 | host | activity=food-processing, foodKind=slaughter, animalKind=sheep, slaughteredYearly=150001 | CN-E15 full-eia
            food-processing, slaughtered yearly 9999999 | host | activity=food-processing, foodKind=slaughter, animalKind=poultry, slaughteredYearly=9999999 | CN-E15 initial-examination
            food-processing, slaughtered yearly 10000001 | host | activity=food-processing, foodKind=slaughter, animalKind=poultry, slaughteredYearly=10000001 | CN-E15 full-eia
            food-processing, annual output 20001 | host | activity=food-processing, foodKind=fermented, annualOutput=20001              | CN-E15 full-eia
            food-processing, annual output 20001 | host | activity=food-processing, foodKind=meat, annualOutput=20001                   | CN-E15 initial-examination
            food-processing, annual output 100001 | host | activity=food-processing, foodKind=seafood, annualOutput=100001               | CN-E15 initial-examination
            feed-mill, annual output 10001      | host | activity=feed-mill, annualOutput=10001                                        | CN-E15 initial-examination
            aquaculture, sea hectares 0         | host | activity=aquaculture, seaHectares=0, fishFarm=enclosure                       | CN-E15 registration
            aquaculture, sea hectares 66.71     | host | activity=aquaculture, seaHectares=66.71                                       | CN-E15 full-eia
            aquaculture, sea hectares 6.71      | host | activity=aquaculture, seaHectares=6.71, fishFarm=pond                         | CN-E15 initial-examination
            aquaculture, sea hectares 100.01    | host | activity=aquaculture, seaHectares=100.01, fishFarm=sea-bed                    | CN-E15 initial-examination
            hydropower, reservoir volume 10.01  | host | activity=hydropower, installedCapacity=1, reservoirVolume=10.01               | CN-E01 CN-E25 full-eia
            hydropower, reservoir volume 10.01  | host | activity=hydropower, installedCapacity=0.99, reservoirVolume=10.01            | CN-E01 CN-E25 full-eia
            """;

    private static final String REVIEWERS = """
            nuclear power            | host | activity=nuclear-power                                          | CN-E28 Ministry of Ecology and Environment
            nuclear power before the Code | host | activity=nuclear-power, day=2026-08-14                          | CN-E28 Ministry of Ecology and Environment
            line in two provinces    | host | activity=transmission-line, voltage=220, provincesSpanned=2     | CN-E28 Ministry of Ecology and Environment
            the same before the Code | host | activity=transmission-line, voltage=220, provincesSpanned=2, day=2026-08-14 | CN-E28 Ministry of Ecology and Environment
            line in one province     | host | activity=transmission-line, voltage=220                         | CN-E29 Ecology and environment bureau, as the province rules
            the same before the Code | host | activity=transmission-line, voltage=220, day=2026-08-14         | CN-E29 Ecology and environment bureau, as the province rules
            mobile network           | host | activity=mobile-network                                         | CN-E29 Ecology and environment bureau, online
            sewn garments            | host | activity=garments                                               |
            nuclear-power, day 2026-08-15       | host | activity=nuclear-power, installedCapacity=1000, day=2026-08-15                | CN-E28 Ministry of Ecology and Environment
            transmission-line, provinces spanned 0 | host | activity=transmission-line, voltage=220, provincesSpanned=0, day=2026-08-14   | CN-E29 Ecology and environment bureau, as the province rules
            transmission-line, day 2026-08-15   | host | activity=transmission-line, voltage=220, provincesSpanned=2, day=2026-08-15   | CN-E28 Ministry of Ecology and Environment
            hydropower, provinces spanned 0     | host | activity=hydropower, installedCapacity=0.99, reservoirVolume=0, provincesSpanned=0 | CN-E29 Ecology and environment bureau, as the province rules
            hydropower, day 2026-08-15          | host | activity=hydropower, installedCapacity=0.99, reservoirVolume=0, day=2026-08-15 | CN-E29 Ecology and environment bureau, as the province rules
            """;

    static Stream<Case> classes() {
        return Stream.concat(ChinaDecisions.cases(CLASSES), ChinaDecisions.cases(inTheOtherKindOfArea()));
    }

    private static String inTheOtherKindOfArea() {
        return CLASSES.lines()
                .filter(line -> line.contains("Area=true"))
                .map(line -> line.contains("protectedArea")
                        ? line.replace("protectedArea", "sensitiveArea")
                        : line.replace("sensitiveArea", "protectedArea"))
                .collect(Collectors.joining("\n"));
    }

    static Stream<Case> reviewers() {
        return ChinaDecisions.cases(REVIEWERS);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void classesProject(Case project) {
        List<FiredRule> classing = project.evaluate(FILE).fired().stream()
                .filter(rule -> rule.text("instrument") != null)
                .toList();

        String rules = classing.stream().map(FiredRule::rule).distinct().collect(Collectors.joining(" "));
        assertThat(rules + " " + DecisionTables.strictest(classing)).isEqualTo(project.answer());
    }

    @ParameterizedTest
    @MethodSource("reviewers")
    void namesReviewer(Case project) {
        String reviewers = project.evaluate(FILE).fired().stream()
                .filter(rule -> rule.text("reviewBody") != null)
                .map(rule -> rule.rule() + " " + rule.text("reviewBody"))
                .collect(Collectors.joining(", "));

        assertThat(reviewers).isEqualTo(project.answer());
    }

    @Test
    void showsEveryLimitBelowAtAndAbove() {
        assertThat(ChinaDecisions.unseenLimits(FILE, Stream.concat(classes(), reviewers())))
                .isEmpty();
    }

    @Test
    void firesEveryRow() {
        assertThat(ChinaDecisions.silentRows(FILE, Stream.concat(classes(), reviewers())))
                .isEmpty();
    }

    @Test
    void givesTermsInCalendarDays() {
        assertThat(terms("activity=hydropower, installedCapacity=1")).containsExactly("60 calendar true");
        assertThat(terms("activity=gas-power")).containsExactly("30 calendar false");
        assertThat(terms("activity=mobile-network")).containsExactly("null null false");
        assertThat(terms("activity=other-activity")).containsExactly("null null false");
    }

    @Test
    void asksForCapacityAndReservoirWhenTheyCouldRaiseTheClass() {
        assertThat(missing("activity=hydropower"))
                .containsExactly(
                        new MissingInput("installedCapacity", "Installed capacity (MW)", "CN-E01"),
                        new MissingInput("reservoirVolume", "Reservoir volume (Mm3)", "CN-E25"));
    }

    @Test
    void asksForNothingMoreWhenAReportIsDueAnyway() {
        assertThat(missing("activity=hydropower, installedCapacity=1285, protectedArea=?"))
                .isEmpty();
    }

    @Test
    void asksWhetherTheAreaIsProtectedWhenItCouldRaiseTheClass() {
        assertThat(missing("activity=rice-farming, protectedArea=?"))
                .containsExactly(new MissingInput("protectedArea", "Protected area", "CN-E16"));
    }

    @Test
    void asksHowManyAnimalsAreSlaughtered() {
        assertThat(missing("activity=food-processing, foodKind=slaughter, annualOutput=10"))
                .containsExactly(new MissingInput("slaughteredYearly", "Slaughtered a year (head)", "CN-E15"));
    }

    private static List<String> terms(String facts) {
        return evaluate(facts).fired().stream()
                .filter(rule -> rule.text("instrument") != null)
                .map(rule -> rule.number("termDays") + " " + rule.text("termKind") + " "
                        + Objects.requireNonNull(rule.flag("publicParticipation")))
                .toList();
    }

    private static List<MissingInput> missing(String facts) {
        return evaluate(facts).missing();
    }

    private static Evaluation evaluate(String facts) {
        return ChinaDecisions.TABLES.evaluate(FILE, "host", ChinaDecisions.facts(facts));
    }
}
