package tributary.catalogue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The activity catalogue, {@code processes/joint/activities.yaml}. */
@Component
public class Activities {

    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, Activity> activities = new LinkedHashMap<>();

    Activities() {
        Catalogue catalogue = Catalogue.read();
        catalogue.measures.forEach(
                (code, measure) -> measures.put(code, new Measure(code, measure.unit(), measure.meaning())));
        catalogue.sectors.forEach((sector, entries) -> entries.forEach((code, entry) -> {
            Activity activity = new Activity(code, sector, measures(entry.measures()), measures(entry.optional()));
            if (activities.put(code, activity) != null) {
                throw new IllegalStateException("The activity " + code + " stands twice in the catalogue");
            }
        }));
    }

    /** Reads the catalogue. */
    public static Activities read() {
        return new Activities();
    }

    /** All activities, in the catalogue's order. */
    public List<Activity> all() {
        return List.copyOf(activities.values());
    }

    public Optional<Activity> findActivity(String code) {
        return Optional.ofNullable(activities.get(code));
    }

    /** The codes of all sectors, in the catalogue's order. */
    public List<String> sectors() {
        return activities.values().stream().map(Activity::sector).distinct().toList();
    }

    /** All measures, in the catalogue's order. */
    public List<Measure> measures() {
        return List.copyOf(measures.values());
    }

    private List<Measure> measures(@Nullable List<String> codes) {
        return codes == null
                ? List.of()
                : codes.stream()
                        .map(code -> Objects.requireNonNull(measures.get(code), () -> "Unknown measure " + code))
                        .toList();
    }

    record MeasureEntry(String unit, String meaning) {}

    record ActivityEntry(List<String> measures, @Nullable List<String> optional) {}

    record Catalogue(Map<String, MeasureEntry> measures, Map<String, Map<String, ActivityEntry>> sectors) {

        static Catalogue read() {
            try (var stream = new ClassPathResource("processes/joint/activities.yaml").getInputStream()) {
                return YAMLMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .readValue(stream, Catalogue.class);
            } catch (IOException failure) {
                throw new UncheckedIOException("The activity catalogue cannot be read", failure);
            }
        }
    }
}
