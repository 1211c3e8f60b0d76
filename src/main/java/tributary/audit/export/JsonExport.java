package tributary.audit.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEntry;

/** The entries as the API gives them, all at once. */
@Component
class JsonExport implements ExportFormat {

    private final ObjectMapper json;

    JsonExport(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String ending() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void write(Subject subject, List<AuditEntry> entries, OutputStream out) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartObject();
            generator.writeStringField("proposal", subject.id());
            generator.writeStringField("reference", subject.reference());
            generator.writeStringField("title", subject.title());
            generator.writeArrayFieldStart("entries");
            for (AuditEntry entry : entries) {
                generator.writePOJO(entry);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }
}
