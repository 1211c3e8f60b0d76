package tributary.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEntry;

/**
 * OCEL 2.0 in JSON: every entry is an event of a proposal, and of the process, the task, the documents and the persons that it concerns. What the logs
 * of all participants tell is one event: the home country's entry stands for it, or another's where that one is not read or was removed. An actor whose
 * name was erased is a person for each entry, since nobody can tell whether two were the same; others whose name was erased are left out.
 */
@Component
class OcelExport implements ExportFormat {

    private static final List<String> EVENT_ATTRIBUTES =
            List.of("tenant", "step", "rule", "authority", "outcome", "revision");
    private static final Map<String, String> TYPES = Map.of("revision", "integer", "erased", "boolean");

    // Whom else an entry concerns, by the names that its detail has for them.
    private static final Map<String, String> PERSONS =
            new TreeMap<>(Map.of("assignee", "is assigned to", "owner", "is owned by", "person", "is about"));
    private static final Map<String, String> NAMED = Map.of("erased", "false");

    private final ObjectMapper json;

    OcelExport(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String ending() {
        return "ocel.json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void write(Subject subject, List<AuditEntry> entries, OutputStream out) throws IOException {
        Map<String, ObjectNode> objects = new LinkedHashMap<>();
        ArrayNode events = json.createArrayNode();
        Set<String> types = new TreeSet<>();
        Set<String> persons = persons(entries);
        for (AuditEntry entry : onceEach(subject, entries)) {
            types.add(entry.type());
            events.add(event(subject, entry, persons, objects));
        }
        ObjectNode log = json.createObjectNode();
        log.set("objectTypes", objectTypes());
        log.set("eventTypes", eventTypes(types));
        log.putArray("objects").addAll(objects.values());
        log.set("events", events);
        out.write(json.writeValueAsBytes(log));
    }

    private static List<AuditEntry> onceEach(Subject subject, List<AuditEntry> entries) {
        Map<String, List<AuditEntry>> told = new HashMap<>();
        Set<Long> copies = new HashSet<>();
        Predicate<AuditEntry> isOfHome = entry -> entry.tenant().equals(subject.home());
        Stream.concat(entries.stream().filter(isOfHome), entries.stream().filter(isOfHome.negate()))
                .filter(AuditEntry::isShared)
                .forEach(entry -> {
                    List<AuditEntry> before = told.computeIfAbsent(entry.type(), type -> new ArrayList<>());
                    if (before.stream().anyMatch(entry::isCopyOf)) {
                        copies.add(entry.position());
                    } else {
                        before.add(entry);
                    }
                });
        return entries.stream()
                .filter(entry -> !copies.contains(entry.position()))
                .toList();
    }

    /** Whom the log knows as persons: groups are reminded too, but neither act nor hold a task. */
    private static Set<String> persons(List<AuditEntry> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.concat(
                        Stream.ofNullable(entry.actor()),
                        PERSONS.keySet().stream().map(entry::text)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private ArrayNode objectTypes() {
        ArrayNode types = json.createArrayNode();
        type(types, "proposal", List.of("reference", "title"));
        type(types, "process", List.of("tenant", "key"));
        type(types, "task", List.of("tenant", "key"));
        type(types, "document", List.of("sha256"));
        type(types, "person", List.of("erased"));
        return types;
    }

    private ArrayNode eventTypes(Set<String> names) {
        ArrayNode types = json.createArrayNode();
        names.forEach(name -> type(types, name, EVENT_ATTRIBUTES));
        return types;
    }

    private static void type(ArrayNode types, String name, List<String> attributes) {
        ArrayNode declared = types.addObject().put("name", name).putArray("attributes");
        attributes.forEach(attribute ->
                declared.addObject().put("name", attribute).put("type", TYPES.getOrDefault(attribute, "string")));
    }

    private ObjectNode event(Subject subject, AuditEntry entry, Set<String> persons, Map<String, ObjectNode> objects) {
        String at = DateTimeFormatter.ISO_INSTANT.format(entry.at().toInstant());
        ObjectNode event = json.createObjectNode()
                .put("id", "entry-" + entry.position())
                .put("type", entry.type())
                .put("time", at);
        ArrayNode attributes = event.putArray("attributes");
        attribute(attributes, "tenant", entry.tenant());
        attribute(attributes, "step", entry.step());
        attribute(attributes, "rule", entry.rule());
        attribute(attributes, "authority", entry.authority());
        attribute(attributes, "outcome", entry.outcome());
        attribute(attributes, "revision", entry.revision());
        Relating relating = new Relating(event.putArray("relationships"), objects, at);
        relating.to(
                "proposal",
                subject.id(),
                "concerns",
                Map.of("reference", subject.reference(), "title", subject.title()));
        relating.to(
                "process",
                entry.instanceId(),
                "happens in",
                Map.of("tenant", entry.tenant(), "key", String.valueOf(entry.process())));
        relating.to(
                "task",
                entry.text("task"),
                "happens to",
                Map.of("tenant", entry.tenant(), "key", String.valueOf(entry.step())));
        relating.to("person", person(entry), "is done by", Map.of("erased", String.valueOf(entry.isActorErased())));
        PERSONS.forEach((name, qualifier) -> relating.to("person", entry.text(name), qualifier, NAMED));
        for (JsonNode holder : entry.detail().path("to")) {
            if (persons.contains(holder.asText())) {
                relating.to("person", holder.asText(), "reminds", NAMED);
            }
        }
        String named = entry.text("document");
        String sha256 = entry.text("sha256");
        if (named != null && !named.isEmpty()) {
            relating.to(
                    "document",
                    named,
                    entry.type().equals("document-read") ? "reads" : "is about",
                    sha256 == null ? Map.of() : Map.of("sha256", sha256));
        }
        // A revision tells of each paper its hash; an answer names those that it encloses.
        for (JsonNode document : entry.detail().path("documents")) {
            if (document.isObject()) {
                relating.to(
                        "document",
                        document.path("id").asText(),
                        "files",
                        Map.of("sha256", document.path("sha256").asText()));
            } else {
                relating.to("document", document.asText(), "encloses", Map.of());
            }
        }
        return event;
    }

    private static @Nullable String person(AuditEntry entry) {
        return entry.isActorErased() ? "erased-in-entry-" + entry.position() : entry.actor();
    }

    /** As the published schema asks, every value is a text; its type is declared with the type of event. */
    private static void attribute(ArrayNode attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.addObject().put("name", name).put("value", value.toString());
        }
    }

    /** Relates one event to objects, which are there from the first event on that names them. */
    private final class Relating {

        private final ArrayNode relationships;
        private final Map<String, ObjectNode> objects;
        private final String at;

        Relating(ArrayNode relationships, Map<String, ObjectNode> objects, String at) {
            this.relationships = relationships;
            this.objects = objects;
            this.at = at;
        }

        void to(String type, @Nullable String key, String qualifier, Map<String, String> attributes) {
            if (key == null) {
                return;
            }
            String id = type + "-" + key;
            ObjectNode object = objects.computeIfAbsent(id, unknown -> object(id, type));
            if (object.path("attributes").isEmpty()) {
                attributes.forEach((name, value) -> object.withArray("attributes")
                        .addObject()
                        .put("name", name)
                        .put("time", at)
                        .put("value", value));
            }
            relationships.addObject().put("objectId", id).put("qualifier", qualifier);
        }

        private ObjectNode object(String id, String type) {
            ObjectNode object = json.createObjectNode().put("id", id).put("type", type);
            object.putArray("attributes");
            object.putArray("relationships");
            return object;
        }
    }
}
