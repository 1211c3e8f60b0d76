package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
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
import tributary.catalogue.Fact;
import tributary.catalogue.FactDictionary;
import tributary.catalogue.Words;
import tributary.identity.CurrentUser;
import tributary.identity.PeopleNames;
import tributary.proposal.ReviewWords;
import tributary.proposal.StepReleased;

/** Says in a reader's language what the entries of one proposal tell. */
@Component
public class AuditWords {

    // In the order of telling: a table answers one or two of them.
    private static final List<String> SUMMARIES = List.of(
            "requirement", "kind", "instrument", "category", "result", "procedure", "part", "reviewBody", "outcome");

    private static final Set<String> CUT_SHORT = Set.of("process-ended", "task-cancelled");

    private static final Pattern REFERENCE = Pattern.compile(": [A-Z]+-\\d{4}-\\d+$");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final MessageSource messages;
    private final ReviewWords words;
    private final FactDictionary dictionary;
    private final PeopleNames people;
    private final KnownProposals known;
    private final AuditLog log;

    AuditWords(
            MessageSource messages,
            ReviewWords words,
            FactDictionary dictionary,
            PeopleNames people,
            KnownProposals known,
            AuditLog log) {
        this.known = known;
        this.log = log;
        this.messages = messages;
        this.words = words;
        this.dictionary = dictionary;
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

        private Telling(Map<String, String> steps, Map<String, String> names, Map<UUID, String> references) {
            this.steps = steps;
            this.names = names;
            this.references = references.entrySet().stream()
                    .collect(Collectors.toMap(known -> known.getKey().toString(), Map.Entry::getValue));
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
                return variable(variable);
            }
            String message = entry.text("message");
            if (message != null) {
                return isCode(message) ? plain(message) : message;
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
            return entry.step() == null ? "" : step(entry.tenant(), entry.step());
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

        /** What the rule comes to, in a line: the first thing that its table answers, and who is competent. */
        public String summary(RuleFired fired) {
            String what = SUMMARIES.stream()
                    .filter(output -> fired.outputs().get(output) != null)
                    .findFirst()
                    .map(output -> output(fired, output))
                    .orElse("");
            return fired.authority() == null
                    ? what
                    : what.isEmpty() ? fired.authority() : what + "; " + fired.authority();
        }

        /** A rule by its identifier; a row of the steps' table, which is no rule of law, by the step's name. */
        public String rule(RuleFired fired) {
            String step = fired.outputs().get("step");
            boolean isOfLaw = Character.isUpperCase(fired.rule().charAt(0));
            return isOfLaw || step == null ? fired.rule() : step(fired.member(), step);
        }

        /** The table that a rule stands in: "Legal framework, sector licences host". */
        /** Whose act an entry tells, where it stands in the log of everybody who takes part; else whose log it stands in. */
        public String country(AuditEntry entry) {
            String member = entry.text("member");
            if (!entry.detail().has("shared")) {
                return words.country(entry.tenant());
            }
            return member == null ? words.text("audit.shared") : words.country(member);
        }

        public String table(RuleFired fired) {
            String[] names = fired.table().split("#", 2);
            String file = words.code(
                    "audit.file",
                    names[0].substring(names[0].lastIndexOf('/') + 1).replace(".dmn", ""));
            return names.length == 1 ? file : file + ", " + names[1].replace('-', ' ');
        }

        /** What a table's column is called: a fact by its label. */
        public String column(String name) {
            return say("audit.output." + name, fact(name).map(Fact::label).orElse(Words.ofCode(name)));
        }

        /** What a rule read in a column. */
        public String input(RuleFired fired, String name) {
            String value = fired.inputs().getOrDefault(name, "");
            boolean isChoice =
                    fact(name).filter(fact -> fact.type() == Fact.Type.CHOICE).isPresent();
            return isChoice ? words.choice(name, value) : value(fired, name, value);
        }

        /** What a rule answered in a column. */
        public String output(RuleFired fired, String name) {
            return value(fired, name, fired.outputs().getOrDefault(name, ""));
        }

        private String value(RuleFired fired, String name, String value) {
            return switch (name) {
                case "kind" -> words.documentKind(value);
                case "instrument", "eligible", "stage" -> words.code(name, value);
                case "procedure", "mekongProcedure" -> words.code("mekong-procedure", value);
                case "part", "role" -> words.code("participation", value);
                case "step", "since" -> step(fired.member(), value);
                case "actor", "authorityGroup" -> words.group(fired.member() + "." + value);
                case "member", "host", "homeCountry" -> words.country(value);
                case "source" -> words.choice(name, value);
                case "outcome" -> words.code("legal-outcome.short", value);
                default -> plainly(value);
            };
        }

        private String plain(String code) {
            return switch (code) {
                case "true" -> words.text("yes");
                case "false" -> words.text("no");
                default -> Words.ofCode(code);
            };
        }

        private static boolean isCode(String value) {
            return value.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        }

        private Optional<Fact> fact(String name) {
            return dictionary.findFact(name).filter(fact -> fact.name().equals(name));
        }

        /** What a person wrote, who was reminded, or what a variable was set to; null where there is none of it. */
        public @Nullable String text(AuditEntry entry) {
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
            String value = entry.text("value");
            String variable = entry.text("variable");
            return value == null || variable == null ? value : value(variable, value, entry.tenant());
        }

        /** What a variable of a process is called. */
        public String variable(String name) {
            return say("audit.variable." + name, Words.ofCode(name));
        }

        /** What a variable of a tenant's process was set to. */
        public String value(String variable, String value, String tenant) {
            if (variable.equals("steps")) {
                return Stream.of(value.split("[ ,]+"))
                        .filter(key -> !key.isEmpty())
                        .map(key -> step(tenant, key))
                        .collect(Collectors.joining(", "));
            }
            return switch (variable) {
                case "member" -> words.country(value);
                case "role" -> words.code("participation", value);
                case "step" -> step(tenant, value);
                case "proposalId" -> references.getOrDefault(value, words.text("audit.id"));
                default ->
                    variable.toLowerCase(Locale.ROOT).endsWith("outcome")
                            ? words.code("outcome", value)
                            : ID.matcher(value).matches() ? words.text("audit.id") : plainly(value);
            };
        }

        /** A code as a word; any other text as it is. */
        public String plainly(String value) {
            return isCode(value) ? plain(value) : value;
        }

        /** What a cell of a decision table asks or answers, without the signs of its language: {@code "hydropower", "port"}. */
        public String cell(String text) {
            if (text.isEmpty() || text.equals("[]")) {
                return "–";
            }
            return QUOTED.matcher(plainly(text))
                    .replaceAll(quoted -> Matcher.quoteReplacement(plainly(quoted.group(1))));
        }

        /** What people call a proposal. */
        public String reference(UUID proposal) {
            return references.getOrDefault(proposal.toString(), say("audit.story.open", ""));
        }

        /** What else the form asked: {@code opinionsAgainst} is told as "opinions against". */
        private static String answers(AuditEntry entry) {
            StringBuilder told = new StringBuilder();
            entry.detail()
                    .path("answers")
                    .properties()
                    .forEach(answer -> told.append(" · ")
                            .append(Words.ofCode(answer.getKey()).toLowerCase(Locale.ROOT))
                            .append(": ")
                            .append(answer.getValue().asText()));
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
