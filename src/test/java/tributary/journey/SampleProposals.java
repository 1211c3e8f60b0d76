package tributary.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Projects with a story, as enterprises would file them. */
public final class SampleProposals {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleProposals() {}

    /** A Chinese state enterprise proposes a dam on the Mekong mainstream in Lao PDR. */
    public static ObjectNode hydropowerInLaos() {
        return read("hydropower-in-laos");
    }

    /** A Chinese company proposes a small solar plant, which the Lao province decides. */
    public static ObjectNode solarInLaos() {
        return read("solar-in-laos");
    }

    /** A Chinese company proposes a garment factory near Vientiane: general business. */
    public static ObjectNode garmentsInLaos() {
        return read("garments-in-laos");
    }

    /** A Lao company proposes to process food in Yunnan. */
    public static ObjectNode foodProcessingInChina() {
        return read("food-processing-in-china");
    }

    /** A Chinese company proposes a cement works in Lao PDR. */
    public static ObjectNode cementInLaos() {
        return read("cement-in-laos");
    }

    /** A Chinese company proposes a transmission line to a Lao industrial area. */
    public static ObjectNode transmissionLineInLaos() {
        return read("transmission-line-in-laos");
    }

    private static ObjectNode read(String name) {
        try (InputStream file = Objects.requireNonNull(
                SampleProposals.class.getResourceAsStream("/tributary/journey/" + name + ".json"), name)) {
            JsonNode tree = JSON.readTree(file);
            return (ObjectNode) tree;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
