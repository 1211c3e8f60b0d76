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

    /** The same company's plant has a first stage in Lao PDR and a far larger one in Cambodia. */
    static ObjectNode solarInLaosAndCambodia() {
        ObjectNode facts = solarInLaos();
        facts.putArray("hostCountries").add("la").add("kh");
        ObjectNode cambodia = facts.putArray("hosts").addObject().put("member", "kh");
        cambodia.putObject("size").put("installed-capacity", "60").put("land-area", "80");
        cambodia.putObject("investment").put("amount", "55000000.00").put("currency", "USD");
        cambodia.put("concessionYears", 0);
        return facts;
    }

    /** Both banks of the reach belong to the project, so both countries are hosts and file together. */
    static ObjectNode hydropowerOnTheBorderOfLaosAndThailand() {
        ObjectNode facts = hydropowerInLaos();
        facts.putArray("hostCountries").add("la").add("th");
        return facts;
    }

    /**
     * A project of common kind, placed in a host country. {@code garments}, {@code solar-power} and {@code hydropower} are investments,
     * {@code metro-contract} is built for a public client, {@code technology} is transferred, {@code machinery-trade} is exported to it.
     */
    public static ObjectNode in(String host, String project) {
        ObjectNode facts =
                switch (project) {
                    case "garments" -> garmentsInLaos();
                    case "solar-power" -> solar();
                    case "hydropower" -> hydropowerInLaos();
                    case "metro-contract" -> metroContract();
                    case "technology" -> technology();
                    case "machinery-trade" -> machineryTrade();
                    default -> throw new IllegalArgumentException("No such project: " + project);
                };
        facts.putArray("hostCountries").add(host);
        return facts;
    }

    /** A project of common kind in a host country, with a story of its own. */
    public static ObjectNode in(String host, String project, String title, String summary) {
        return in(host, project).put("title", title).put("summary", summary);
    }

    private static ObjectNode solar() {
        ObjectNode facts = solarInLaos();
        facts.withObject("/circumstances").put("machineHorsepower", "20");
        return facts;
    }

    private static ObjectNode metroContract() {
        ObjectNode facts = as(cementInLaos(), "project-contracting", "rail-transport", "metro");
        facts.put("title", "City railway, construction of the first line");
        facts.put("concessionYears", 0).putObject("size").put("length", "18");
        facts.withObject("/circumstances").put("publicClient", true).put("worksYears", 4);
        return facts;
    }

    private static ObjectNode technology() {
        ObjectNode facts = as(garmentsInLaos(), "technical-cooperation", "information", "software-services");
        facts.put("title", "Licence and training for a grid control system");
        facts.putObject("size");
        facts.withObject("/circumstances/paidUpCapital")
                .put("amount", "100000000.00")
                .put("currency", "THB");
        return facts;
    }

    private static ObjectNode machineryTrade() {
        ObjectNode facts = as(garmentsInLaos(), "equipment-import-export", "equipment-manufacturing", "machinery");
        facts.put("title", "Supply of rice mills");
        facts.putObject("size").put("annual-output", "400");
        return facts;
    }

    private static ObjectNode as(ObjectNode facts, String form, String sector, String activity) {
        return facts.put("cooperationForm", form).put("sector", sector).put("activity", activity);
    }

    /** The same company proposes another line, which the AIIB is to finance with the state's guarantee. */
    public static ObjectNode transmissionLineWithLender() {
        ObjectNode line = transmissionLineInLaos();
        line.put("title", "Oudomxay to Luang Prabang 230 kV line");
        ((ObjectNode) line.path("circumstances")).put("worksYears", 3);
        line.putArray("financing")
                .add(source("state-budget", "28000000.00", false))
                .add(source("aiib", "90000000.00", true));
        return line;
    }

    private static ObjectNode source(String code, String amount, boolean guaranteed) {
        ObjectNode source = JSON.createObjectNode().put("source", code).put("sovereignGuarantee", guaranteed);
        source.putObject("amount").put("amount", amount).put("currency", "USD");
        return source;
    }

    /** By the name of its file: {@code hydropower-in-laos}. */
    static ObjectNode read(String name) {
        try (InputStream file = Objects.requireNonNull(
                SampleProposals.class.getResourceAsStream("/tributary/journey/" + name + ".json"), name)) {
            JsonNode tree = JSON.readTree(file);
            return (ObjectNode) tree;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
