package tributary.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Proposals to preview. */
final class Samples {

    private Samples() {}

    static ObjectNode hydropowerInLaos() {
        return read("""
                {
                  "title": "Sample hydropower project",
                  "summary": "A run-of-river dam on the mainstream.",
                  "hostCountries": ["la"],
                  "cooperationForm": "direct-investment",
                  "sector": "electric-power",
                  "activity": "hydropower",
                  "size": {"installed-capacity": "1285", "reservoir-area": "4900"},
                  "siting": {"protectedArea": false, "indigenousOrEthnicCommunities": false, "householdsResettled": 0,
                             "landHectares": "120", "transboundaryImpact": true},
                  "mekongWaterUse": {"watercourse": "mainstream", "basin": "intra-basin", "season": "all-year"},
                  "investment": {"amount": "3500000000.00", "currency": "USD"},
                  "foreignOwnershipPercent": "95",
                  "concessionYears": 29,
                  "financing": [
                    {"source": "commercial-bank", "amount": {"amount": "2000000000.00", "currency": "USD"}},
                    {"source": "aiib", "amount": {"amount": "500000000.00", "currency": "USD"}},
                    {"source": "equity", "amount": {"amount": "1000000000.00", "currency": "USD"}}],
                  "localization": {"jobs": 1000, "localJobs": 800, "localProcurementPercent": "40",
                                   "trainingPersonDays": 5000, "smeSuppliers": 25},
                  "circumstances": {"proponentOwnership": "central-state"},
                  "technologyTransfer": "Turbine maintenance.",
                  "benefitStatement": "Power for the region."
                }
                """);
    }

    static ObjectNode read(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
