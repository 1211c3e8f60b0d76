package tributary.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEntry;

/**
 * XES 2.0 (IEEE 1849): one trace for each process, one event for each step entered, left or cancelled.
 *
 * <p>Every trace is of one country's process; the whole proposal across countries is better told by {@link OcelExport}.
 */
@Component
class XesExport implements ExportFormat {

    private static final String NAMESPACE = "http://www.xes-standard.org/";
    private static final Map<String, String> TRANSITIONS =
            Map.of("step-started", "start", "step-ended", "complete", "step-cancelled", "ate_abort");
    private static final List<List<String>> EXTENSIONS = List.of(
            List.of("Concept", "concept"),
            List.of("Lifecycle", "lifecycle"),
            List.of("Organizational", "org"),
            List.of("Time", "time"));

    @Override
    public String ending() {
        return "xes";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public void write(Subject subject, List<AuditEntry> entries, OutputStream out) throws IOException {
        Map<String, List<AuditEntry>> traces = new LinkedHashMap<>();
        for (AuditEntry entry : entries) {
            String instance = entry.instanceId();
            if (instance != null
                    && (TRANSITIONS.containsKey(entry.type()) || entry.type().equals("process-started"))) {
                traces.computeIfAbsent(instance, key -> new ArrayList<>()).add(entry);
            }
        }
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("log");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xes.version", "2.0");
            xml.writeAttribute("xes.features", "");
            head(xml);
            attribute(xml, "string", "concept:name", subject.reference());
            for (Map.Entry<String, List<AuditEntry>> trace : traces.entrySet()) {
                trace(xml, trace.getKey(), trace.getValue());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failure) {
            throw new IOException(failure);
        }
    }

    private static void head(XMLStreamWriter xml) throws XMLStreamException {
        for (List<String> extension : EXTENSIONS) {
            xml.writeEmptyElement("extension");
            xml.writeAttribute("name", extension.get(0));
            xml.writeAttribute("prefix", extension.get(1));
            xml.writeAttribute("uri", NAMESPACE + extension.get(1) + ".xesext");
        }
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "trace");
        attribute(xml, "string", "concept:name", "");
        xml.writeEndElement();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "event");
        attribute(xml, "string", "concept:name", "");
        attribute(xml, "string", "lifecycle:transition", "complete");
        attribute(xml, "date", "time:timestamp", "1970-01-01T00:00:00.000+00:00");
        xml.writeEndElement();
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", "Step");
        xml.writeAttribute("scope", "event");
        xml.writeAttribute("keys", "concept:name");
    }

    private static void trace(XMLStreamWriter xml, String instance, List<AuditEntry> entries)
            throws XMLStreamException {
        xml.writeStartElement("trace");
        attribute(xml, "string", "concept:name", instance);
        attribute(xml, "string", "tributary:process", entries.get(0).process());
        attribute(xml, "string", "tributary:tenant", entries.get(0).tenant());
        for (AuditEntry entry : entries) {
            String transition = TRANSITIONS.get(entry.type());
            if (transition != null) {
                event(xml, entry, transition);
            }
        }
        xml.writeEndElement();
    }

    private static void event(XMLStreamWriter xml, AuditEntry entry, String transition) throws XMLStreamException {
        String name = entry.text("name");
        xml.writeStartElement("event");
        attribute(xml, "string", "concept:name", name == null ? entry.step() : name);
        attribute(xml, "string", "lifecycle:transition", transition);
        attribute(xml, "date", "time:timestamp", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(entry.at()));
        // Whoever is behind the start of a step is whoever ended the one before; erased names must not pass for one
        // person's.
        attribute(
                xml,
                "string",
                "org:resource",
                transition.equals("start") || entry.isActorErased() ? null : entry.actor());
        attribute(xml, "string", "org:group", entry.tenant());
        attribute(xml, "string", "tributary:step", entry.step());
        attribute(xml, "string", "tributary:kind", entry.text("kind"));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String type, String key, @Nullable String value)
            throws XMLStreamException {
        if (value != null) {
            xml.writeEmptyElement(type);
            xml.writeAttribute("key", key);
            xml.writeAttribute("value", value);
        }
    }
}
