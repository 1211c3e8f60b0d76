package tributary.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.proposal.DocumentKinds;
import tributary.proposal.Dossier;
import tributary.proposal.SubmissionCheck;
import tributary.routing.ApprovalPreview;
import tributary.routing.ProjectFacts;
import tributary.routing.RequiredDocument;
import tributary.web.FieldError;
import tributary.web.InvalidInput;

/** How far a draft is from being filed: what was answered, what is missing, which documents are wanted by whom. */
@Component
class Readiness {

    private final SubmissionCheck submissionCheck;
    private final DocumentKinds kinds;
    private final FactDictionary dictionary;
    private final ProjectForm form;
    private final Labels labels;
    private final ObjectMapper json;
    private final Clock clock;

    Readiness(
            SubmissionCheck submissionCheck,
            DocumentKinds kinds,
            FactDictionary dictionary,
            ProjectForm form,
            Labels labels,
            ObjectMapper json,
            Clock clock) {
        this.submissionCheck = submissionCheck;
        this.kinds = kinds;
        this.dictionary = dictionary;
        this.form = form;
        this.labels = labels;
        this.json = json;
        this.clock = clock;
    }

    /** What a draft lacks, and what will apply to it as it is; no preview while too little is known. */
    State check(Dossier dossier) {
        JsonNode routing = dossier.routing();
        if (routing != null) {
            return new State(stored(routing), List.of());
        }
        Set<String> uploaded =
                dossier.documents().stream().map(Dossier.Document::kind).collect(Collectors.toSet());
        try {
            SubmissionCheck.Result result = submissionCheck.find(
                    ProjectFacts.parse(dossier.facts()),
                    uploaded,
                    dossier.enterprise().member(),
                    clock.instant());
            return new State(result.preview(), missing(dossier, result.errors()));
        } catch (InvalidInput invalid) {
            return new State(null, missing(dossier, invalid.errors()));
        }
    }

    private List<Missing> missing(Dossier dossier, List<FieldError> errors) {
        String proposal = "/portal/proposals/" + dossier.id();
        return errors.stream()
                .map(error -> {
                    if (error.pointer().startsWith("/documents/")) {
                        String kind = error.pointer().substring("/documents/".length());
                        return new Missing(
                                proposal + "/documents?kind=" + kind + "#kind",
                                labels.text("portal.check.document-missing", labels.documentKind(kind)));
                    }
                    FormSection section = FormSection.of(error.pointer());
                    return new Missing(
                            error.pointer().isEmpty()
                                    ? null
                                    : proposal + "/sections/" + section.code() + "#" + FormField.idOf(error.pointer()),
                            isUnanswered(dossier.facts(), error.pointer())
                                    ? labels.factAt(error.pointer())
                                            .map(fact -> labels.text("portal.check.fact-missing", fact))
                                            .orElse(error.detail())
                                    : error.detail());
                })
                .distinct()
                .toList();
    }

    private static boolean isUnanswered(JsonNode project, String pointer) {
        JsonNode value = project.at(pointer);
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank());
    }

    /** Documents that somebody wants, those for the submission first, each with what is uploaded. */
    List<WantedDocument> documents(Dossier dossier) {
        ApprovalPreview preview = check(dossier).preview();
        if (preview == null) {
            return List.of();
        }
        return preview.documents().stream()
                .filter(document -> !labels.isMadeByReview(document.kind()))
                .sorted(Comparator.comparing(RequiredDocument::atSubmission).reversed())
                .map(document -> new WantedDocument(
                        document,
                        dossier.documents().stream()
                                .filter(uploaded -> uploaded.kind().equals(document.kind()))
                                .toList()))
                .toList();
    }

    /** Documents that nobody asked for. */
    List<Dossier.Document> otherDocuments(Dossier dossier) {
        Set<String> wanted = documents(dossier).stream()
                .map(document -> document.required().kind())
                .collect(Collectors.toSet());
        return dossier.documents().stream()
                .filter(document -> !wanted.contains(document.kind()))
                .toList();
    }

    /** Kinds to choose from, those that are wanted first. */
    List<String> kinds(Dossier dossier) {
        Stream<String> wanted =
                documents(dossier).stream().map(document -> document.required().kind());
        Stream<String> others = kinds.codes().stream().filter(code -> !labels.isMadeByReview(code));
        return Stream.concat(wanted, others).distinct().toList();
    }

    /** What was answered, by section; unanswered questions are left out. */
    List<SectionAnswers> answers(JsonNode project) {
        List<SectionAnswers> sections = new ArrayList<>();
        for (FormSection section : FormSection.values()) {
            List<Answer> answers = new ArrayList<>();
            for (Fact fact : form.facts(section, project)) {
                add(answers, labels.fact(fact), fact, project.at(fact.pointer()));
            }
            if (section == FormSection.WATER && project.has("mekongWaterUse")) {
                boolean uses = !project.get("mekongWaterUse").isNull();
                answers.add(0, new Answer(labels.text("portal.form.uses-water"), labels.text(uses ? "yes" : "no")));
            }
            if (section == FormSection.MONEY) {
                for (int row = 0; row < project.path("financing").size(); row++) {
                    addSource(answers, project, row);
                }
            }
            sections.add(new SectionAnswers(section.code(), answers));
        }
        return sections;
    }

    /** What was answered for one host country alone, by country. */
    List<SectionAnswers> answersOfHosts(JsonNode project) {
        List<SectionAnswers> hosts = new ArrayList<>();
        for (JsonNode host : project.path("hosts")) {
            List<Answer> answers = new ArrayList<>();
            for (Fact fact : dictionary.all()) {
                add(answers, labels.fact(fact), fact, host.at(fact.pointer()));
            }
            hosts.add(new SectionAnswers(host.path("member").asText(), answers));
        }
        return hosts;
    }

    /** Which facts of a host country alone one version of a project has and the next has not: "Land area (Cambodia)". */
    List<String> listTakenOut(JsonNode before, JsonNode after) {
        List<String> taken = namesOfHostFacts(before);
        taken.removeAll(namesOfHostFacts(after));
        return taken;
    }

    private List<String> namesOfHostFacts(JsonNode project) {
        List<String> names = new ArrayList<>();
        for (SectionAnswers host : answersOfHosts(project)) {
            host.answers().forEach(answer -> names.add(answer.label() + " (" + labels.country(host.code()) + ")"));
        }
        return names;
    }

    private void addSource(List<Answer> answers, JsonNode project, int row) {
        List<Answer> source = new ArrayList<>();
        for (Fact fact : form.sourceFacts()) {
            add(source, labels.fact(fact), fact, project.at(ProjectForm.at(fact, row)));
        }
        String text = source.stream()
                .map(answer -> answer.label() + ": " + answer.value())
                .collect(Collectors.joining("; "));
        answers.add(new Answer(labels.text("portal.form.source", row + 1), text));
    }

    private void add(List<Answer> answers, String label, Fact fact, JsonNode value) {
        String text = labels.answer(fact, value);
        if (!text.isEmpty()) {
            answers.add(new Answer(label, text));
        }
    }

    /** Routing as it was stored with the filed proposal. */
    @Nullable
    ApprovalPreview stored(JsonNode routing) {
        try {
            ObjectNode copy = routing.deepCopy();
            return json.treeToValue(copy, ApprovalPreview.class);
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }

    /** What a draft lacks, and what applies; the preview is null while too little is known. */
    record State(@Nullable ApprovalPreview preview, List<Missing> missing) {

        State {
            missing = List.copyOf(missing);
        }
    }

    /** Something that is missing, and where it can be given; {@code link} is null where no page can help. */
    record Missing(@Nullable String link, String text) {}

    record WantedDocument(RequiredDocument required, List<Dossier.Document> uploaded) {

        WantedDocument {
            uploaded = List.copyOf(uploaded);
        }
    }

    record SectionAnswers(String code, List<Answer> answers) {

        SectionAnswers {
            answers = List.copyOf(answers);
        }
    }

    record Answer(String label, String value) {}
}
