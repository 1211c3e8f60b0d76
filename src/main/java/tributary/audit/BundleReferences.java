package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.stereotype.Component;
import tributary.audit.log.CanonicalJson;
import tributary.audit.log.Hash;
import tributary.audit.log.LeafEncoding;
import tributary.proposal.Dossier;

/** What a proposal's entries speak of, by hash: the models that ran, the tables that decided, the documents that were filed. */
@Component
class BundleReferences {

    private final DeployedModels models;
    private final DecidedTables tables;

    BundleReferences(DeployedModels models, DecidedTables tables) {
        this.models = models;
        this.tables = tables;
    }

    /**
     * Text of the bundle's references, and the files among them that the bundle holds itself, by name.
     *
     * @param files by name
     */
    record References(String text, Map<String, byte[]> files) {}

    /** Of an auditor's bundle. */
    References of(List<AuditEntry> entries, KnownProposal proposal) {
        List<String> lines = new ArrayList<>();
        Map<String, byte[]> files = new LinkedHashMap<>();
        Set<String> named = models(entries);
        for (String definition : definitions(entries)) {
            byte[] model = read(definition);
            if (model.length > 0) {
                String hash = Hash.of(model).hex();
                lines.add("model " + hash + " " + definition.replace(' ', '_'));
                if (named.contains(hash)) {
                    files.put("models/" + hash + ".bpmn", model);
                }
            }
        }
        addTables(entries, lines, files);
        return references(lines, files, proposal.documents());
    }

    /** Filed facts as entries hold their hash and receipts their text, with digits as the log would read them. */
    static byte[] facts(JsonNode facts) {
        return CanonicalJson.bytes(LeafEncoding.parse(facts.toString()));
    }

    /**
     * Of a receipt: the documents' hashes, and the facts of each revision, word for word, that an entry holds the hash of.
     *
     * @param filed facts of the sealed revisions, as far as they are kept
     */
    References ofFiling(List<AuditEntry> filings, List<JsonNode> filed, Dossier dossier) {
        Set<String> lines = new LinkedHashSet<>();
        Map<String, byte[]> files = new LinkedHashMap<>();
        Set<String> named = filings.stream()
                .map(entry -> entry.detail().at("/filed/facts").asText())
                .collect(Collectors.toSet());
        for (JsonNode revision : filed) {
            byte[] facts = facts(revision);
            String hash = Hash.of(facts).hex();
            if (named.contains(hash)) {
                lines.add("facts " + hash + " filed");
                files.put("filed/" + hash + ".json", facts);
            }
        }
        return references(lines, files, KnownProposal.papers(dossier));
    }

    private static References references(
            Collection<String> known, Map<String, byte[]> files, List<KnownProposal.Paper> documents) {
        List<String> lines = new ArrayList<>(known);
        for (KnownProposal.Paper document : documents) {
            lines.add("document " + document.sha256() + " " + document.size() + " " + document.kind() + " "
                    + document.id());
        }
        return new References(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"), files);
    }

    /** Hashes of models, which older entries do not name. */
    private static Set<String> models(List<AuditEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.type().startsWith("process-"))
                .map(entry -> entry.text("model"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<String> definitions(List<AuditEntry> entries) {
        Set<String> definitions = new LinkedHashSet<>();
        for (AuditEntry entry : entries) {
            if (entry.definitionId() != null) {
                definitions.add(entry.definitionId());
            }
        }
        return definitions;
    }

    private void addTables(List<AuditEntry> entries, List<String> lines, Map<String, byte[]> files) {
        Set<String> told = new LinkedHashSet<>();
        for (AuditEntry entry : entries) {
            String hash = entry.text("version");
            String table = entry.text("table");
            String member = entry.text("member");
            if (!RuleFired.TABLES.contains(entry.type()) || hash == null || table == null || member == null) {
                continue;
            }
            if (told.add("table " + hash + " " + table.replace(' ', '_')) && !files.containsKey(file(hash))) {
                tables.find(member, table.split("#", 2)[0], hash).ifPresent(content -> files.put(file(hash), content));
            }
        }
        lines.addAll(told);
    }

    private static String file(String hash) {
        return "tables/" + hash + ".dmn";
    }

    /** Empty once the engine has no such model any more; the entries keep its id. */
    private byte[] read(String definition) {
        try (InputStream model = models.open(definition)) {
            return model.readAllBytes();
        } catch (NullValueException | NotFoundException gone) {
            return new byte[0];
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
