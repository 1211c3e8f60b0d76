package tributary.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.export.OcelSchema;
import tributary.local.Http;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** A proposal's log, taken along by a member's auditor in each form that other programs read. */
@TributaryTest
class ExportedLogTests {

    private static final String TITLE = "Sportswear; =HYPERLINK(1)";
    private static final Comparator<String> IN_TIME =
            Comparator.comparing(text -> OffsetDateTime.parse(text).toInstant());
    private static final String XES = "http://www.xes-standard.org/";

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    private Api api;
    private Walk walk;
    private Visitor auditor;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void fileAndSignIn() {
        api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        walk = Walk.draft(api, "cn.enterprise", SampleProposals.garmentsInLaos().put("title", TITLE))
                .submit()
                .untilOpen("la.decide-national");
        auditor = Visitor.signedIn(port, "la", "auditor");
    }

    @Test
    void showsVariablesWithoutTheEnginesOwnCounters() {
        String record = Visitor.signedIn(port, "joint", "auditor")
                .get("/audit/proposals/" + walk.id() + "/record")
                .body();

        assertThat(api.audited("joint.auditor", "member=joint&proposal=" + walk.id()))
                .extracting(entry -> entry.at("/detail/variable").asText())
                .contains("nrOfInstances", "loopCounter");
        assertThat(record).containsIgnoringCase("variables").doesNotContainIgnoringCase("loop counter", "nr of ");
    }

    @Test
    void tellsTablesThatWereAskedAndInWhichNoRuleFired() {
        List<JsonNode> silent = walk.audited("la.auditor", "rule-none");

        assertThat(silent).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.path("rule").isNull()).isTrue();
            assertThat(entry.path("revision").asInt()).isEqualTo(1);
            assertThat(entry.at("/detail/version").asText()).hasSize(64);
            assertThat(entry.at("/detail/inputs").isEmpty()).isFalse();
            assertThat(walk.audited("la.auditor", "rule-fired"))
                    .noneMatch(fired -> fired.at("/detail/member").equals(entry.at("/detail/member"))
                            && fired.at("/detail/table").equals(entry.at("/detail/table"))
                            && fired.at("/detail/inputs").equals(entry.at("/detail/inputs")));
        });
        String story = "/audit/proposals/" + walk.id();
        assertThat(auditor.get(story).body()).contains("Tables that were asked and in which no rule fired");
        assertThat(auditor.get(story + "?view=all").body()).contains("No rule fired in a table that was asked: ");
        assertThat(silent)
                .allSatisfy(entry -> assertThat(auditor.get(story + "/rules/"
                                        + entry.path("position").asText())
                                .body())
                        .contains(
                                "No rule fired, ",
                                "Decision table “",
                                entry.at("/detail/version").asText())
                        .doesNotContain("rule-fired", "null"));
    }

    @Test
    void tellsALongStoryInParts() {
        trail.write(IntStream.range(0, 1_200)
                .mapToObj(number -> trail.draft(
                        AuditEvent.of("la", "person-refused", walk.id(), Map.of("reason", "sample " + number + ".")),
                        null))
                .toList());
        String story = "/audit/proposals/" + walk.id();

        String first = auditor.get(story).body();
        String second = auditor.get(story + "?from=1000").body();

        assertThat(first).contains("sample 0.", "from=1000#timeline").doesNotContain("sample 1199.");
        assertThat(second)
                .contains("sample 1199.", "From the beginning")
                .doesNotContain("sample 0.", "from=2000", "from=1000#");
        assertThat(auditor.get(story + "?from=x").body()).contains("sample 0.");
        assertThat(auditor.get(story + "?from=999999999").statusCode()).isEqualTo(200);
    }

    @Test
    void isTheSameInEveryForm() throws Exception {
        List<JsonNode> entries = api.audited("la.auditor", "proposal=" + walk.id());
        // The reading of the log is an entry itself, and others may come while it is read.
        int known = entries.size();

        JsonNode json = Http.readJson(export("json"));
        assertThat(json.path("proposal").asText()).isEqualTo(walk.id().toString());
        assertThat(json.path("entries").size()).isGreaterThanOrEqualTo(known);
        assertThat(json.at("/entries/0")).isEqualTo(entries.get(0));
        List<String> instances = instances(json);
        assertThat(instances).filteredOn(instance -> !instance.isEmpty()).isNotEmpty();

        String csv = export("csv");
        assertThat(csv).startsWith("\uFEFF");
        List<List<String>> lines = Csv.read(csv.substring(1));
        assertThat(lines).allSatisfy(line -> assertThat(line.get(13)).doesNotContain(";"));
        assertThat(lines)
                .filteredOn(line -> line.get(4).equals("revision-sealed"))
                .extracting(
                        line -> Http.readJson(line.get(13)).at("/facts/title").asText())
                .containsExactly(TITLE);
        assertThat(lines.get(0))
                .startsWith("position", "at", "actor", "tenant", "type")
                .hasSize(14);
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.get(12))
                .startsWith(instances.toArray(String[]::new));
        assertThat(lines)
                .hasSizeGreaterThan(known)
                .allSatisfy(line -> assertThat(line).hasSize(14));

        checkXes(export("xes"), entries);
        checkOcel(export("ocel.json"), known);
        assertThat(auditor.get("/audit/proposals/" + walk.id() + "/exports/exe").statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsWhatConcernsAllOnce() {
        Visitor joint = Visitor.signedIn(port, "joint", "auditor");
        String file = export(joint, "ocel.json");
        assertThat(OcelSchema.faults(file)).isEmpty();
        JsonNode log = Http.readJson(file);

        List<String> told = new ArrayList<>();
        log.path("events").forEach(event -> told.add(event.path("type").asText()));
        assertThat(told).containsOnlyOnce("proposal-submitted", "revision-sealed");
        assertThat(Http.readJson(export("ocel.json")).path("events"))
                .extracting(event -> event.path("type").asText())
                .contains("proposal-submitted", "revision-sealed");
    }

    @Test
    void tellsInTheOrderOfTimeWhatCameLateIntoTheLog() {
        Instant ended = Instant.now();
        AuditEvent.ProcessPlace place = new AuditEvent.ProcessPlace("late", "late:1:1", "late-" + walk.id());
        trail.write(List.of(
                new AuditTrail.Draft(ended, null, late("step-ended", place)),
                new AuditTrail.Draft(ended.minusSeconds(1), null, late("step-started", place))));

        String story =
                auditor.get("/audit/proposals/" + walk.id() + "?view=all").body();
        assertThat(find(story, "<time class=\"govuk-body-s\" datetime=\"([^\"]+)\""))
                .isNotEmpty()
                .isSortedAccordingTo(IN_TIME);
        JsonNode json = Http.readJson(export("json")).path("entries");
        assertThat(json.findValuesAsText("at")).isSortedAccordingTo(IN_TIME);
        List<List<String>> csv = Csv.read(export("csv").substring(1));
        assertThat(csv.subList(1, csv.size())).extracting(line -> line.get(1)).isSortedAccordingTo(IN_TIME);
        String late = Stream.of(export("xes").split("<trace>"))
                .filter(trace -> trace.contains(place.instanceId()))
                .findFirst()
                .orElseThrow();
        assertThat(find(late, "lifecycle:transition\" value=\"([^\"]+)\"")).containsExactly("start", "complete");
        List<String> events = new ArrayList<>();
        Http.readJson(export("ocel.json"))
                .path("events")
                .forEach(event -> events.add(event.path("time").asText()));
        assertThat(events).isSortedAccordingTo(IN_TIME);
    }

    private AuditEvent late(String type, AuditEvent.ProcessPlace place) {
        return AuditEvent.of("la", type, walk.id(), Map.of()).at("came-late", place);
    }

    private static List<String> find(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String export(String ending) {
        return export(auditor, ending);
    }

    private String export(Visitor reader, String ending) {
        var answer = reader.get("/audit/proposals/" + walk.id() + "/exports/" + ending);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .endsWith("." + ending + "\"");
        return answer.body();
    }

    /** The process of each entry, empty where there is none. */
    private static List<String> instances(JsonNode log) {
        List<String> instances = new ArrayList<>();
        for (JsonNode entry : log.path("entries")) {
            assertThat(entry.has("instance")).isTrue();
            instances.add(entry.path("instance").asText(""));
        }
        return instances;
    }

    private static void checkXes(String text, List<JsonNode> entries) throws Exception {
        Validator ieee1849 = schemaOfXes().newValidator();
        ieee1849.validate(new StreamSource(new StringReader(text)));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element log = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(log.getNamespaceURI() + log.getLocalName()).isEqualTo(XES + "log");
        assertThat(log.getAttribute("xes.version")).isEqualTo("2.0");
        long started = entries.stream()
                .filter(entry -> entry.path("type").asText().equals("process-started"))
                .count();
        assertThat(log.getElementsByTagNameNS(XES, "trace").getLength()).isEqualTo((int) started);
        NodeList events = log.getElementsByTagNameNS(XES, "event");
        assertThat(events.getLength()).isPositive();
        for (int i = 0; i < events.getLength(); i++) {
            Map<String, String> values = new HashMap<>();
            children((Element) events.item(i))
                    .forEach(child -> values.put(child.getAttribute("key"), child.getAttribute("value")));
            assertThat(values).containsKeys("concept:name", "lifecycle:transition", "time:timestamp");
            assertThat(Set.of("start", "complete", "ate_abort")).contains(values.get("lifecycle:transition"));
            OffsetDateTime.parse(values.get("time:timestamp"));
            assertThat("start".equals(values.get("lifecycle:transition")) && values.containsKey("org:resource"))
                    .isFalse();
        }
    }

    /** The schema itself names no namespace; files of this kind have one. */
    private static Schema schemaOfXes() throws SAXException {
        String schema = """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="%s" elementFormDefault="qualified">
                  <xs:include schemaLocation="%s"/>
                </xs:schema>
                """.formatted(XES, Objects.requireNonNull(ExportedLogTests.class.getResource("/xes.xsd")));
        return SchemaFactory.newDefaultInstance().newSchema(new StreamSource(new StringReader(schema)));
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    /** Besides the published schema: every type, attribute and object that is named is declared, and no id stands twice. */
    private static void checkOcel(String file, int known) {
        assertThat(OcelSchema.faults(file)).isEmpty();
        JsonNode log = Http.readJson(file);
        Map<String, Set<String>> objectTypes = declared(log.path("objectTypes"));
        Set<String> ids = new HashSet<>();
        for (JsonNode object : log.path("objects")) {
            assertThat(ids.add(object.path("id").asText())).isTrue();
            assertThat(objectTypes.get(object.path("type").asText())).containsAll(names(object.path("attributes")));
        }
        assertThat(log.path("events").size()).isGreaterThanOrEqualTo(known);
        Map<String, Set<String>> eventTypes = declared(log.path("eventTypes"));
        Set<String> events = new HashSet<>();
        for (JsonNode event : log.path("events")) {
            assertThat(events.add(event.path("id").asText())).isTrue();
            assertThat(eventTypes.get(event.path("type").asText())).containsAll(names(event.path("attributes")));
            assertThat(event.path("relationships"))
                    .isNotEmpty()
                    .allSatisfy(relationship -> assertThat(ids)
                            .contains(relationship.path("objectId").asText()));
        }
    }

    private static Map<String, Set<String>> declared(JsonNode types) {
        Map<String, Set<String>> declared = new HashMap<>();
        types.forEach(type -> {
            type.path("attributes")
                    .forEach(attribute -> assertThat(Set.of("string", "time", "integer", "float", "boolean"))
                            .contains(attribute.path("type").asText()));
            declared.put(type.path("name").asText(), names(type.path("attributes")));
        });
        return declared;
    }

    private static Set<String> names(JsonNode attributes) {
        Set<String> names = new HashSet<>();
        attributes.forEach(attribute -> names.add(attribute.path("name").asText()));
        return names;
    }

    /** RFC 4180. */
    private static final class Csv {

        static List<List<String>> read(String text) {
            List<List<String>> lines = new ArrayList<>();
            List<String> line = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean isQuoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (isQuoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    isQuoted = !isQuoted;
                } else if (!isQuoted && (c == ',' || c == '\n')) {
                    line.add(cell.toString().stripTrailing());
                    cell.setLength(0);
                    if (c == '\n') {
                        lines.add(line);
                        line = new ArrayList<>();
                    }
                } else {
                    cell.append(c);
                }
            }
            return lines;
        }
    }
}
