package tributary.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.audit.export.SampleEntries.stepEnded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.audit.AuditEntry;

class OcelExportTests {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void claimsOfNoTwoErasedNamesThatTheyAreOfOnePerson() throws IOException {
        JsonNode log = export(
                stepEnded(1, "la.legal"), stepEnded(2, "erased"), stepEnded(3, "la.legal"), stepEnded(4, "erased"));

        assertThat(persons(log))
                .containsExactly("person-la.legal", "person-erased-in-entry-2", "person-erased-in-entry-4");
        assertThat(related(log, "is done by"))
                .containsExactly(
                        "entry-1 person-la.legal",
                        "entry-2 person-erased-in-entry-2",
                        "entry-3 person-la.legal",
                        "entry-4 person-erased-in-entry-4");
    }

    @Test
    void tellsOfNobodyWhereTheSystemItselfActed() throws IOException {
        assertThat(persons(export(stepEnded(1, null)))).isEmpty();
    }

    @Test
    void relatesWhomItAssignsRemindsOrRefuses() throws IOException {
        JsonNode log = export(
                SampleEntries.entry(
                        1,
                        "la.focal",
                        "task-delegated",
                        json.readTree("{\"assignee\": \"la.legal\", \"owner\": \"la.finance\"}")),
                SampleEntries.entry(
                        2,
                        null,
                        "step-overdue",
                        json.readTree("{\"to\": [\"la.legal-reviewers\", \"la.legal\", \"la.focal-points\"]}")),
                SampleEntries.entry(
                        3, "la.environment", "person-refused", json.readTree("{\"person\": \"la.environment\"}")));

        assertThat(related(log, "is assigned to")).containsExactly("entry-1 person-la.legal");
        assertThat(related(log, "is owned by")).containsExactly("entry-1 person-la.finance");
        assertThat(related(log, "reminds")).containsExactly("entry-2 person-la.legal");
        assertThat(related(log, "is about")).containsExactly("entry-3 person-la.environment");
        assertThat(persons(log))
                .containsExactly("person-la.focal", "person-la.legal", "person-la.finance", "person-la.environment");
        assertThat(OcelSchema.faults(log.toString())).isEmpty();
    }

    @Test
    void relatesAnAnswerToThePapersThatItEncloses() throws IOException {
        JsonNode log = export(
                SampleEntries.entry(
                        1, "cn.enterprise", "supplement-answered", json.readTree("{\"documents\": [\"a\", \"b\"]}")),
                SampleEntries.entry(
                        2,
                        "cn.enterprise",
                        "revision-sealed",
                        json.readTree(
                                "{\"documents\": [{\"id\": \"a\", \"sha256\": \"00\"}, {\"id\": \"b\", \"sha256\": \"01\"}]}")));

        assertThat(related(log, "encloses")).containsExactly("entry-1 document-a", "entry-1 document-b");
        assertThat(related(log, "files")).containsExactly("entry-2 document-a", "entry-2 document-b");
        assertThat(log.path("objects"))
                .filteredOn(object -> object.path("type").asText().equals("document"))
                .extracting(object -> object.at("/attributes/0/value").asText())
                .containsExactly("00", "01");
    }

    @Test
    void tellsOnceWhatTheLogsOfAllParticipantsTell() throws IOException {
        JsonNode log = export(
                shared(1, "la", "proposal-withdrawn"),
                shared(2, "cn", "proposal-withdrawn"),
                shared(3, "th", "proposal-withdrawn"),
                shared(4, "th", "proposal-submitted"));

        assertThat(log.path("events"))
                .extracting(event -> event.path("id").asText())
                .containsExactly("entry-2", "entry-4");
    }

    @Test
    void stillTellsOnceWhatWasRemovedFromTheHomeCountrysLog() throws IOException {
        JsonNode log = export(
                shared(1, "la", "proposal-withdrawn"),
                shared(2, "th", "proposal-withdrawn"),
                SampleEntries.entry(3, null, "records-removed", "cn", json.createObjectNode()));

        assertThat(log.path("events"))
                .extracting(event -> event.path("id").asText())
                .containsExactly("entry-1", "entry-3");
    }

    private AuditEntry shared(long position, String tenant, String type) {
        return SampleEntries.entry(
                position, "cn.enterprise", type, tenant, json.createObjectNode().put("shared", true));
    }

    /** That a schema lets a file through says something only where it stops others. */
    @Test
    void isHeldAgainstASchemaThatBites() throws IOException {
        String file = export(stepEnded(1, "la.legal")).toString();
        assertThat(OcelSchema.faults(file)).isEmpty();

        for (String wrong : List.of(
                file.replace("\"time\":\"2026-07-01T12:00:00Z\"", "\"time\":\"yesterday\""),
                file.replace("\"eventTypes\"", "\"event-types\""),
                file.replace("\"objectId\"", "\"object\""),
                file.replace("\"value\":\"la\"", "\"value\":7"))) {
            assertThat(wrong).isNotEqualTo(file);
            assertThat(OcelSchema.faults(wrong)).as(wrong).isNotEmpty();
        }
    }

    private JsonNode export(AuditEntry... entries) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new OcelExport(json).write(SampleEntries.SUBJECT, List.of(entries), file);
        return json.readTree(file.toByteArray());
    }

    private static List<String> persons(JsonNode log) {
        List<String> ids = new ArrayList<>();
        for (JsonNode object : log.path("objects")) {
            if (object.path("type").asText().equals("person")) {
                ids.add(object.path("id").asText());
            }
        }
        return ids;
    }

    private static List<String> related(JsonNode log, String qualifier) {
        List<String> found = new ArrayList<>();
        for (JsonNode event : log.path("events")) {
            for (JsonNode relationship : event.path("relationships")) {
                if (relationship.path("qualifier").asText().equals(qualifier)) {
                    found.add(event.path("id").asText() + " "
                            + relationship.path("objectId").asText());
                }
            }
        }
        return found;
    }
}
