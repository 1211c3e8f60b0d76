package tributary.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.document.Documents;
import tributary.identity.CurrentUsers;
import tributary.member.Members;
import tributary.proposal.DocumentKinds;
import tributary.proposal.Dossier;
import tributary.proposal.ReviewStep;
import tributary.proposal.ReviewWords;
import tributary.quantity.Money;
import tributary.routing.ApprovalPreview;
import tributary.routing.NationalRoute;
import tributary.routing.Need;
import tributary.routing.Participation;
import tributary.routing.Remark;
import tributary.routing.Step;
import tributary.time.Term;
import tributary.web.FieldError;
import tributary.web.FreeText;

/** Words for codes, in the reader's language, those of the form among them. Pages show no code that is not somebody's own name for a thing. */
@Component("labels")
class Labels extends ReviewWords {

    private final FactDictionary dictionary;
    private final DocumentKinds kinds;

    Labels(
            MessageSource messages,
            Members members,
            CurrentUsers users,
            FactDictionary dictionary,
            DocumentKinds kinds) {
        super(messages, members, users);
        this.dictionary = dictionary;
        this.kinds = kinds;
    }

    /** What is wrong with a text that was typed: it is missing, too long, or holds what cannot be seen. */
    Optional<String> findFault(String typed, String missing) {
        if (typed.isBlank()) {
            return Optional.of(text(missing));
        }
        if (FreeText.isTooLong(typed, FreeText.MAX_LENGTH)) {
            return Optional.of(text("portal.text.too-long", FreeText.MAX_LENGTH));
        }
        return FreeText.isVisible(typed, true) ? Optional.empty() : Optional.of(text("portal.text.control-characters"));
    }

    /** What is wrong with an upload, in the words of the page. */
    List<FieldError> ofDocument(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.pointer().equals("/kind")
                        ? new FieldError("/kind", text("portal.documents.no-kind"))
                        : error)
                .toList();
    }

    /** What a fact at this place of a proposal is called; empty when there is none. */
    public Optional<String> factAt(String pointer) {
        return findFact(pointer).map(this::fact);
    }

    Optional<Fact> findFact(String pointer) {
        String pattern = pointer.replaceAll("^/hosts/[0-9]+", "").replaceAll("/[0-9]+/", "/*/");
        return dictionary.all().stream()
                .filter(fact -> fact.pointer().equals(pattern))
                .findFirst();
    }

    /** What is still unknown, in words, each once. */
    public List<String> needs(ApprovalPreview preview) {
        return preview.needs().stream().map(this::need).distinct().toList();
    }

    private String need(Need need) {
        String asked = need.fact() == null ? null : factAt(need.fact()).orElse(null);
        if (asked != null) {
            return need.member() == null
                    ? text("portal.check.fact-missing", asked)
                    : text("portal.check.fact-missing.by", country(need.member()), asked);
        }
        return need.member() == null ? need.why() : country(need.member()) + ": " + need.why();
    }

    public String fact(Fact fact) {
        return orElse("fact." + fact.name(), fact.label());
    }

    /** What the fact means, and what counts when nothing is said. */
    public String hint(Fact fact) {
        String meaning = sentence(orElse("fact." + fact.name() + ".hint", fact.meaning()));
        Object preset = fact.defaultValue();
        if (preset != null && !fact.type().equals(Fact.Type.MONEY)) {
            return meaning + " " + text("portal.form.default", preset(fact, String.valueOf(preset)));
        }
        return fact.derived() == null ? meaning : meaning + " " + text("portal.form.default", fact.derived());
    }

    private String preset(Fact fact, String value) {
        return switch (fact.type()) {
            case BOOLEAN -> text(value.equals("true") ? "yes" : "no").toLowerCase(Locale.ROOT);
            case CHOICE -> choice(fact.name(), value).toLowerCase(Locale.ROOT);
            default -> value;
        };
    }

    public String activity(String code) {
        return code("activity", code);
    }

    public String sector(String code) {
        return code("sector", code);
    }

    public String documentHint(String code) {
        return orElse("document-kind." + code + ".hint", "");
    }

    /** Whether a kind of document is a review's own paper, which the enterprise need not bring. */
    public boolean isMadeByReview(String kind) {
        return kinds.find(kind).map(DocumentKinds.DocumentKind::isMadeByReview).orElse(false);
    }

    public String unit(String unit) {
        return orElse("unit." + unit, unit);
    }

    /**
     * What was found in the facts, each once, behind the countries that found it: {@code China, Lao PDR: …}.
     *
     * @param severity {@code remark} or {@code error}
     */
    public List<String> remarks(ApprovalPreview preview, String severity) {
        Map<String, List<String>> countries = new LinkedHashMap<>();
        for (Remark remark : preview.remarks()) {
            if (remark.severity().equals(severity)) {
                List<String> found = countries.computeIfAbsent(remark.cited(), it -> new ArrayList<>());
                if (remark.member() != null) {
                    found.add(remark.member());
                }
            }
        }
        return countries.entrySet().stream()
                .map(found -> found.getValue().isEmpty()
                        ? found.getKey()
                        : countries(found.getValue()) + ": " + found.getKey())
                .toList();
    }

    /** Countries that are consulted or informed, in words; empty when there are none. */
    public String others(List<Participation> participants) {
        return participants.stream()
                .filter(part -> part.role().equals(Participation.CONSULTED)
                        || part.role().equals(Participation.INFORMED))
                .map(part -> text("portal.other." + part.role(), country(part.member())))
                .collect(Collectors.joining("; "));
    }

    /** What a completed step was and came to: “Review environment – refused”. */
    public String finding(ReviewStep step, Dossier dossier) {
        String name = step(step.member(), step.role(), step.step(), dossier);
        return text("portal.proposal.finding", name, code("outcome", step.outcome()));
    }

    /** The steps that make a review last as long as it does, by their names. */
    public String path(NationalRoute review) {
        return review.earliestDecision() == null
                ? ""
                : review.earliestDecision().path().stream()
                        .map(id -> step(review.findStep(id).map(Step::name).orElse(null), id))
                        .collect(Collectors.joining(", "));
    }

    /** Papers by their names, as one text. */
    public String papers(List<String> kinds) {
        return kinds.stream().map(this::documentKind).collect(Collectors.joining(", "));
    }

    /** A statutory limit: “25 working days”, “6 months”. */
    public String term(@Nullable Term term) {
        if (term == null) {
            return text("term.none");
        }
        String limit = term.months() != null
                ? text("term.months", term.months())
                : text("term.days." + term.kind(), String.valueOf(term.days()));
        return term.extension() == null ? limit : text("term.extension", limit, term(term.extension()));
    }

    /** An amount with its currency, whole units in groups of three; what is missing is said. */
    public String money(@Nullable Money money) {
        return money == null
                ? text("days.unknown")
                : money.currency() + " " + String.format(Locale.ENGLISH, "%,.0f", money.amount());
    }

    /** Bytes that an uploaded file may have. */
    public long maxFileSize() {
        return Documents.MAX_SIZE;
    }

    /** The largest file, in words: “50 MB”. */
    public String maxFile() {
        return text("size.megabytes", String.valueOf(Documents.MAX_SIZE / (1024 * 1024)));
    }

    public String size(long bytes) {
        if (bytes < 1024) {
            return text("size.bytes", String.valueOf(bytes));
        }
        return bytes < 1024 * 1024
                ? text("size.kilobytes", String.valueOf(Math.round(bytes / 1024.0)))
                : text("size.megabytes", "%.1f".formatted(bytes / (1024.0 * 1024.0)));
    }

    /** An answer on the page that checks answers. */
    public String answer(Fact fact, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (fact.type()) {
            case BOOLEAN -> text(value.asBoolean() ? "yes" : "no");
            case CHOICE ->
                switch (fact.name()) {
                    case "activity" -> activity(value.asText());
                    case "sector" -> sector(value.asText());
                    default -> choice(fact.name(), value.asText());
                };
            case COUNTRIES -> {
                List<String> codes = new ArrayList<>();
                value.forEach(code -> codes.add(code.asText()));
                yield countries(codes);
            }
            case MONEY ->
                value.path("currency").asText() + " "
                        + grouped(value.path("amount").asText());
            case INTEGER, DECIMAL -> grouped(value.asText()) + (fact.unit() == null ? "" : " " + unit(fact.unit()));
            case TEXT -> value.asText();
        };
    }

    private static String grouped(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
        return point < 0 ? grouped : grouped + number.substring(point);
    }

    private static String sentence(String text) {
        return sentence(text, text.endsWith(".") ? "" : ".");
    }

    private static String sentence(String text, String end) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + end;
    }
}
