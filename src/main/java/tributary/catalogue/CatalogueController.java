package tributary.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The activity catalogue, for anyone. */
@RestController
class CatalogueController {

    private final CatalogueView catalogue;

    CatalogueController(Activities activities) {
        Map<String, MeasureView> measures = new LinkedHashMap<>();
        activities
                .measures()
                .forEach(measure -> measures.put(measure.code(), new MeasureView(measure.unit(), measure.meaning())));
        Map<String, Map<String, ActivityView>> sectors = new LinkedHashMap<>();
        activities
                .all()
                .forEach(activity -> sectors.computeIfAbsent(activity.sector(), sector -> new LinkedHashMap<>())
                        .put(
                                activity.code(),
                                new ActivityView(codes(activity.measures()), codes(activity.optional()))));
        catalogue = new CatalogueView(measures, sectors);
    }

    @GetMapping("/api/activities")
    CatalogueView listActivities() {
        return catalogue;
    }

    private static List<String> codes(List<Measure> measures) {
        return measures.stream().map(Measure::code).toList();
    }

    /** As in the catalogue's file. */
    record CatalogueView(Map<String, MeasureView> measures, Map<String, Map<String, ActivityView>> sectors) {}

    record MeasureView(String unit, String meaning) {}

    record ActivityView(List<String> measures, List<String> optional) {}
}
