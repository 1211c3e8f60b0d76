package tributary.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.identity.CurrentUsers;
import tributary.member.Members;
import tributary.proposal.DocumentKinds;
import tributary.proposal.Milestone;
import tributary.proposal.ReviewClock;
import tributary.proposal.ReviewStep;
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

/** Words for codes, in the reader's language. Pages show no code that is not somebody's own name for a thing. */
@Component("labels")
class Labels {

    private final MessageSource messages;
    private final Members members;
    private final CurrentUsers users;
    private final FactDictionary dictionary;
    private final DocumentKinds kinds;

    Labels(
            MessageSource messages,
            Members members,
            CurrentUsers users,
            FactDictionary dictionary,
            DocumentKinds kinds) {
        this.dictionary = dictionary;
        this.kinds = kinds;
        this.messages = messages;
        this.members = members;
        this.users = users;
    }

    public String text(String key, Object... values) {
        return String.valueOf(messages.getMessage(key, values, key, LocaleContextHolder.getLocale()));
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

    /** Short name of a country, or of the joint secretariat. */
    public String country(@Nullable String code) {
        return code == null
                ? ""
                : members.findMember(code).map(member -> member.name()).orElse(code.toUpperCase(Locale.ROOT));
    }

    public String countries(List<String> codes) {
        return codes.stream().map(this::country).collect(Collectors.joining(", "));
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

    public String choice(String fact, String value) {
        return orElse("choice." + fact + "." + value, orElse("choice." + value, words(value)));
    }

    public String activity(String code) {
        return orElse("activity." + code, words(code));
    }

    public String sector(String code) {
        return orElse("sector." + code, words(code));
    }

    public String documentKind(String code) {
        return orElse("document-kind." + code, words(code));
    }

    /** What a code of one of the contract's lists is called: {@code code('status', 'in-review')}. */
    public String code(String list, @Nullable String code) {
        return code == null || code.isEmpty() ? "" : orElse(list + "." + code, words(code));
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

    public String days(@Nullable Integer days, String kind) {
        return days == null ? text("days.unknown") : text("days." + kind, days);
    }

    public String daysLeft(ReviewClock clock) {
        Integer left = clock.daysLeft();
        if (left == null) {
            return text(clock.dueOn() == null ? "days.no-limit" : "days.unknown");
        }
        return left < 0 ? text("days.overdue." + clock.kind(), -left) : text("days." + clock.kind(), left);
    }

    /** A line of the timeline. */
    public String milestone(Milestone milestone, @Nullable ApprovalPreview preview) {
        if (milestone.type().equals("appraisal-recorded")) {
            return text(
                    "milestone.appraisal-recorded",
                    choice("source", String.valueOf(milestone.role())),
                    code("appraisal-stage", milestone.outcome()));
        }
        String key = milestone.step();
        String step = key == null ? "" : step(stepName(milestone.member(), milestone.role(), key, preview), key);
        String outcome = milestone.outcome() == null ? "" : code("outcome", milestone.outcome());
        return text("milestone." + milestone.type(), country(milestone.member()), step, outcome);
    }

    /** What a completed step was and came to: “Review environment – refused”. */
    public String finding(ReviewStep step, @Nullable ApprovalPreview preview) {
        String name = step(stepName(step.member(), step.role(), step.step(), preview), step.step());
        return text("portal.proposal.finding", name, code("outcome", step.outcome()));
    }

    private static @Nullable String stepName(
            @Nullable String member, @Nullable String role, String key, @Nullable ApprovalPreview preview) {
        return preview == null || member == null || role == null
                ? null
                : preview.findReview(member, role)
                        .flatMap(route -> route.findStep(key))
                        .map(Step::name)
                        .orElse(null);
    }

    /** A step, as its country's process calls it where the route tells. */
    public String step(@Nullable String name, String key) {
        return name != null && !name.isBlank() ? name : orElse("step." + key, words(key));
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

    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofPattern("d MMMM yyyy", LocaleContextHolder.getLocale())
                        .format(date);
    }

    /** An amount with its currency, whole units in groups of three; what is missing is said. */
    public String money(@Nullable Money money) {
        return money == null
                ? text("days.unknown")
                : money.currency() + " " + String.format(Locale.ENGLISH, "%,.0f", money.amount());
    }

    /** A moment, in the reader's country's time. */
    public String moment(@Nullable Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", LocaleContextHolder.getLocale())
                        .format(instant.atZone(zone()));
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

    private ZoneId zone() {
        return users.find()
                .flatMap(user -> members.findMember(user.tenant()))
                .map(member -> member.timeZone())
                .orElse(ZoneId.of("UTC"));
    }

    private String orElse(String key, String fallback) {
        return String.valueOf(messages.getMessage(key, null, fallback, LocaleContextHolder.getLocale()));
    }

    static String words(String code) {
        return code.isEmpty() ? code : sentence(code.replace('-', ' '), "");
    }

    private static String sentence(String text) {
        return sentence(text, text.endsWith(".") ? "" : ".");
    }

    private static String sentence(String text, String end) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + end;
    }
}
