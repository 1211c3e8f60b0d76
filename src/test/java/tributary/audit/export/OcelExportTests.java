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
        assertThat(doers(log))
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

    private static List<String> doers(JsonNode log) {
        List<String> found = new ArrayList<>();
        for (JsonNode event : log.path("events")) {
            for (JsonNode relationship : event.path("relationships")) {
                if (relationship.path("qualifier").asText().equals("is done by")) {
                    found.add(event.path("id").asText() + " "
                            + relationship.path("objectId").asText());
                }
            }
        }
        return found;
    }
}
