package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.catalogue.Words;
import tributary.identity.CurrentUser;
import tributary.identity.PeopleNames;
import tributary.proposal.ReviewWords;
import tributary.proposal.StepReleased;
import tributary.routing.TableWords;

/** Says in a reader's language what the entries of one proposal tell. */
@Component
public class AuditWords {

    private static final Set<String> CUT_SHORT = Set.of("process-ended", "task-cancelled");

    private static final Pattern REFERENCE = Pattern.compile(": [A-Z]+-\\d{4}-\\d+$");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern OUTCOME = Pattern.compile("([a-z]+[A-Z][a-zA-Z]*)Outcome");
    private static final Pattern UPPER = Pattern.compile("[A-Z]");

    private final MessageSource messages;
    private final ReviewWords words;
    private final CodeWords codes;
    private final TableWords tables;
    private final PeopleNames people;
    private final KnownProposals known;
    private final AuditLog log;

    AuditWords(
            MessageSource messages,
            ReviewWords words,
            CodeWords codes,
            TableWords tables,
            PeopleNames people,
            KnownProposals known,
            AuditLog log) {
        this.known = known;
        this.log = log;
        this.messages = messages;
        this.words = words;
        this.codes = codes;
        this.tables = tables;
        this.people = people;
    }

    /**
     * The words of a proposal's entries.
     *
     * @param reference of the proposal, which stands behind the name of each of its tasks
     */
    public Telling telling(List<AuditEntry> entries, String reference, CurrentUser reader) {
        Map<UUID, String> references = proposals(entries).stream().collect(Collectors.toMap(id -> id, id -> reference));
        return telling(entries, name -> name.replace(": " + reference, ""), references, List.of(), reader);
    }

    /** The words of entries of any proposals, and of what belongs to none. */
    public Telling telling(List<AuditEntry> entries, CurrentUser reader) {
        Set<UUID> proposals = proposals(entries);
        return telling(
                entries,
                name -> REFERENCE.matcher(name).replaceFirst(""),
                known.findReferences(proposals, new AuditReader(reader)),
                log.listTasksNamed(new AuditReader(reader), proposals),
                reader);
    }

    /** The words for these persons alone, by engine user ids. */
    public Telling naming(Collection<String> persons, CurrentUser reader) {
        return new Telling(Map.of(), people.find(persons, reader), Map.of());
    }

    /** What people call the proposal, where an entry names one of its tasks. */
    static Optional<String> findReference(AuditEntry entry) {
        String name = entry.type().startsWith("task-") ? entry.text("name") : null;
        Matcher found = REFERENCE.matcher(name == null ? "" : name);
        return found.find() ? Optional.of(found.group().substring(2)) : Optional.empty();
    }

    private static Set<UUID> proposals(List<AuditEntry> entries) {
        return entries.stream()
                .map(AuditEntry::proposal)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The names of steps are in entries of tasks, of these or of others. */
    private Telling telling(
            List<AuditEntry> entries,
            UnaryOperator<String> plainly,
            Map<UUID, String> references,
            List<AuditEntry> tasks,
            CurrentUser reader) {
        Map<String, String> steps = new HashMap<>();
        Set<String> persons = new HashSet<>();
        for (AuditEntry entry : entries) {
            if (entry.actor() != null) {
                persons.add(entry.actor());
            }
            entry.detail().path("to").forEach(holder -> persons.add(holder.asText()));
            Stream.of("person", "assignee")
                    .map(entry::text)
                    .filter(Objects::nonNull)
                    .forEach(persons::add);
            if ("person".equals(entry.text("what"))) {
                Stream.of("inTables", "inLog")
                        .map(entry::text)
                        .filter(Objects::nonNull)
                        .forEach(persons::add);
            }
        }
        for (AuditEntry entry : (Iterable<AuditEntry>) Stream.concat(tasks.stream(), entries.stream())::iterator) {
            String name = entry.text("name");
            if (entry.step() != null
                    && name != null
                    && (entry.type().startsWith("task-") || entry.type().startsWith("step-"))) {
                String plain = plainly.apply(name);
                steps.putIfAbsent(entry.step(), plain);
                steps.put(entry.tenant() + "." + entry.step(), plain);
            }
        }
        return new Telling(steps, people.find(persons, reader), references);
    }

    private String say(String key, String otherwise, Object... arguments) {
        return Objects.requireNonNullElse(
                messages.getMessage(key, arguments, otherwise, LocaleContextHolder.getLocale()), otherwise);
    }

    /** The words, with the names of steps and people as the log tells them. */
    public final class Telling {

        private final Map<String, String> steps;
        private final Map<String, String> names;
        private final Map<String, String> references;
        private final RuleWords rules;

        private Telling(Map<String, String> steps, Map<String, String> names, Map<UUID, String> references) {
            this.steps = steps;
            this.names = names;
            this.references = references.entrySet().stream()
                    .collect(Collectors.toMap(known -> known.getKey().toString(), Map.Entry::getValue));
            this.rules = new RuleWords(words, codes, tables, this::step);
        }

        /** What happened: "Claimed: Review environment". */
        public String event(AuditEntry entry) {
            String subject = subject(entry);
            String plain = say("audit.type." + entry.type(), Words.ofCode(entry.type()), subject);
            String state = entry.type().startsWith("process-") ? entry.text("state") : null;
            return (state == null
                            ? plain
                            : say(
                                    "audit.type." + entry.type() + "."
                                            + state.toLowerCase(Locale.ROOT).replace('_', '-'),
                                    plain,
                                    subject))
                    .strip()
                    .replaceFirst(":$", "");
        }

        /** What entries of that type tell. */
        public String type(String type) {
            return say("audit.type." + type, Words.ofCode(type), "").strip().replaceFirst(":$", "");
        }

        private String subject(AuditEntry entry) {
            String name = entry.text("name");
            if (name != null && !entry.type().startsWith("task-")) {
                return name;
            }
            String variable = entry.text("variable");
            if (variable != null) {
                return variable(entry.tenant(), variable);
            }
            String message = entry.text("message");
            if (message != null) {
                return entry.type().equals("message-correlated") ? say("audit.message." + message, message) : message;
            }
            if (entry.type().equals("rule-none")) {
                return rules.table(RuleFired.from(entry));
            }
            String operation = entry.text("operation");
            if (operation != null) {
                return say("audit.operation." + operation, Words.ofCode(operation));
            }
            String part = entry.text("part");
            if (part != null) {
                return say("audit.read." + part, Words.ofCode(part));
            }
            String format = entry.text("format");
            if (format != null) {
                return format.toUpperCase(Locale.ROOT);
            }
            String path = entry.text("path");
            if (path != null) {
                return path;
            }
            if (entry.step() == null) {
                return "";
            }
            return entry.type().equals("flow-taken")
                    ? flow(entry.tenant(), entry.step())
                    : step(Objects.requireNonNullElse(entry.text("member"), entry.tenant()), entry.step());
        }

        /** A way from one step to another, or from a question by one of its answers. */
        private String flow(String tenant, String key) {
            int way = key.indexOf("-to-");
            while (way > 0) {
                String from = key.substring(0, way);
                String to = key.substring(way + "-to-".length());
                if (isNamed(tenant, from) || isNamed(tenant, to)) {
                    return Stream.of(from, to)
                            .map(end -> isNamed(tenant, end) ? step(tenant, end) : "…")
                            .collect(Collectors.joining(" → "));
                }
                way = key.indexOf("-to-", way + 1);
            }
            for (int end = key.lastIndexOf('-'); end > 0; end = key.lastIndexOf('-', end - 1)) {
                String question = key.substring(0, end);
                if (isNamed(tenant, question)) {
                    return step(tenant, question) + " " + Words.ofCode(key.substring(end + 1));
                }
            }
            return step(tenant, key);
        }

        private boolean isNamed(String tenant, String step) {
            return steps.containsKey(tenant + "." + step);
        }

        /** What a country's process calls a step of it. */
        public String step(String tenant, String key) {
            String name = steps.get(tenant + "." + key);
            return words.step(name == null ? steps.get(key) : name, key);
        }

        public String outcome(AuditEntry entry) {
            return words.code(
                    switch (entry.type()) {
                        case "appraisal-recorded" -> "appraisal-stage";
                        case "rule-fired" -> "legal-outcome.short";
                        default -> "outcome";
                    },
                    entry.outcome());
        }

        public String actor(AuditEntry entry) {
            return person(entry.actor());
        }

        /** Whose act an entry tells, where it stands in the log of everybody who takes part; else whose log it stands in. */
        public String country(AuditEntry entry) {
            String member = entry.text("member");
            if (!entry.detail().has("shared")) {
                return words.country(entry.tenant());
            }
            return member == null ? words.text("audit.shared") : words.country(member);
        }

        /** A person by name, with the user name and country that are nobody else's: "Viengkham Phommachan (approver, Lao PDR)". */
        public String person(@Nullable String actor) {
            if (actor == null) {
                return say("audit.system", "the system");
            }
            if (actor.equals(AuditEntry.ERASED)) {
                return say("audit.erased", "name erased");
            }
            String tenant = actor.substring(0, Math.max(0, actor.indexOf('.')));
            String user = actor.substring(actor.indexOf('.') + 1);
            String name = names.get(actor);
            return name == null
                    ? words.text("audit.person.unnamed", user, words.country(tenant))
                    : words.text("audit.person", name, user, words.country(tenant));
        }

        /** The words of rules and their tables. */
        public RuleWords rules() {
            return rules;
        }

        /** What a person wrote, who was reminded, or what a variable was set to; null where there is none of it. */
        public @Nullable String text(AuditEntry entry) {
            if (entry.type().equals("log-disagrees")) {
                return disagreement(entry);
            }
            String lender = entry.text("lender");
            String on = entry.text("on");
            if (lender != null && on != null) {
                String remark = Objects.requireNonNullElse(entry.text("remark"), "");
                return words.choice("source", lender) + ", " + words.date(LocalDate.parse(on))
                        + (remark.isEmpty() ? "" : ": " + remark);
            }
            if (entry.detail().has("to")) {
                return reminded(entry);
            }
            String findings = entry.text("findings");
            if (findings != null && !findings.isBlank()) {
                return findings + answers(entry);
            }
            Collection<String> conditions = texts(entry.detail().path("conditions"));
            if (!conditions.isEmpty()) {
                return String.join(" · ", conditions);
            }
            if (entry.type().equals("person-refused")) {
                return refusal(entry);
            }
            if (entry.type().equals(StepReleased.TYPE)) {
                return released(entry);
            }
            if (CUT_SHORT.contains(entry.type())) {
                return reason(entry);
            }
            String assignee = entry.text("assignee");
            if (entry.type().equals("task-assigned") && assignee != null) {
                return words.text("audit.reminded", person(assignee));
            }
            String remark = entry.text("remark");
            if (remark != null) {
                return remark;
            }
            String variable = entry.text("variable");
            JsonNode value = entry.detail().path("value");
            return variable == null || value.isMissingNode()
                    ? entry.text("value")
                    : value(variable, value, entry.tenant());
        }

        /** What the tables hold and what the log tells; of something that only one of them knows, all that it does. */
        private @Nullable String disagreement(AuditEntry entry) {
            String inTables = entry.text("inTables");
            String inLog = entry.text("inLog");
            String what = entry.text("what");
            if (what == null) {
                return inTables == null ? inLog : inTables;
            }
            return words.text(
                    "audit.disagrees",
                    say("audit.disagrees." + what, Words.ofCode(what)),
                    told(what, inTables),
                    told(what, inLog));
        }

        /** On what of it tables and log do not agree, and nothing of what either tells; null where one of them does not tell of it at all. */
        public @Nullable String disputed(AuditEntry entry) {
            String what = entry.text("what");
            return what == null ? null : say("audit.disagrees." + what, Words.ofCode(what));
        }

        private String told(String what, @Nullable String value) {
            if (value == null) {
                return say("audit.disagrees.erased", "");
            }
            if (value.isEmpty()) {
                return "–";
            }
            return switch (what) {
                case "outcome" -> words.code("outcome", value);
                case "person" -> person(value);
                case "end" -> type(value);
                case "dueOn", "state" -> codes.plainly(value);
                default -> value;
            };
        }

        /** What a variable of a tenant's process is called; one that carries what a step came to, by that step. */
        public String variable(String tenant, String name) {
            Matcher outcome = OUTCOME.matcher(name);
            return outcome.matches()
                    ? words.text("audit.variable.outcome-of", step(tenant, kebab(outcome.group(1))))
                    : codes.variable(name);
        }

        private static String kebab(String name) {
            return UPPER.matcher(name).replaceAll(letter -> "-" + letter.group().toLowerCase(Locale.ROOT));
        }

        /** What a variable of a tenant's process was set to; by its hash where it was too long for the log. */
        public String value(String variable, JsonNode value, String tenant) {
            if (value.isObject()) {
                return words.text(
                        "audit.value.hash",
                        value.path("size").asLong(),
                        value.path("sha256").asText());
            }
            String text = value.asText();
            return ToldJson.find(text, part -> ID.matcher(part).find() ? "" : codes.plainly(part))
                    .orElseGet(() -> value(variable, text, tenant));
        }

        private String value(String variable, String value, String tenant) {
            if (variable.equals("steps")) {
                return Stream.of(value.split("[ ,]+"))
                        .filter(key -> !key.isEmpty())
                        .map(key -> step(tenant, key))
                        .collect(Collectors.joining(", "));
            }
            if (variable.equals("proposalId")) {
                return references.getOrDefault(value, words.text("audit.id"));
            }
            if (variable.toLowerCase(Locale.ROOT).endsWith("outcome")) {
                return words.code("outcome", value);
            }
            return ID.matcher(value).matches()
                    ? words.text("audit.id")
                    : coded(tenant, variable, TextNode.valueOf(value));
        }

        private String coded(String tenant, String name, JsonNode value) {
            return codes.value(tenant, name, value, step -> step(tenant, step));
        }

        /** What people call a proposal. */
        public String reference(UUID proposal) {
            return references.getOrDefault(proposal.toString(), say("audit.story.open", ""));
        }

        /** What else the form asked, and what was answered. */
        private String answers(AuditEntry entry) {
            StringBuilder told = new StringBuilder();
            entry.detail()
                    .path("answers")
                    .properties()
                    .forEach(answer -> told.append(" · ")
                            .append(codes.answer(answer.getKey()))
                            .append(": ")
                            .append(coded(entry.tenant(), answer.getKey(), answer.getValue())));
            return told.toString();
        }

        /** Why a person was refused, with the person by name. */
        private @Nullable String refusal(AuditEntry entry) {
            String reason = entry.text("reason");
            String refused = entry.text("person");
            return reason == null || refused == null ? reason : reason.replace(refused, person(refused));
        }

        /** Why a process or a task was cut short; the engine's own word for it says no more than the entry itself. */
        private static @Nullable String reason(AuditEntry entry) {
            String reason = entry.text("reason");
            return TaskEntity.DELETE_REASON_DELETED.equals(reason) ? null : reason;
        }

        /** From whom a task was taken, and why; both can be erased. */
        private String released(AuditEntry entry) {
            String holder = person(Objects.requireNonNullElse(entry.text("person"), AuditEntry.ERASED));
            String reason = entry.text("reason");
            return reason == null
                    ? words.text("audit.released.erased", holder)
                    : words.text("audit.released", holder, reason);
        }

        private String reminded(AuditEntry entry) {
            List<String> holders = texts(entry.detail().path("to")).stream()
                    .map(holder -> names.containsKey(holder) ? person(holder) : words.group(holder))
                    .toList();
            String to = words.text("audit.reminded", String.join(", ", holders));
            String dueOn = entry.text("dueOn");
            return dueOn == null
                    ? to
                    : to + "; " + words.text("audit.reminded.due", words.date(LocalDate.parse(dueOn)));
        }

        private static List<String> texts(JsonNode list) {
            List<String> texts = new ArrayList<>();
            list.forEach(text -> texts.add(text.asText()));
            return texts;
        }
    }
}
