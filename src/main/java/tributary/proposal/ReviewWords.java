package tributary.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Primary;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.catalogue.Words;
import tributary.identity.CurrentUsers;
import tributary.member.Authority;
import tributary.member.Members;

/**
 * Words for the codes of a review, in the reader's language: what countries, steps, outcomes, papers and days are called on every page. Where no
 * message says it better, a code is spelled out.
 */
@Component("reviewWords")
@Primary
public class ReviewWords {

    private final MessageSource messages;
    private final Members members;
    private final CurrentUsers users;

    public ReviewWords(MessageSource messages, Members members, CurrentUsers users) {
        this.messages = messages;
        this.members = members;
        this.users = users;
    }

    /** The message of this key. */
    public String text(String key, Object... values) {
        return String.valueOf(messages.getMessage(key, values, key, LocaleContextHolder.getLocale()));
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

    /** A value of a fact: {@code choice('cooperationForm', 'direct-investment')}. */
    public String choice(String fact, String value) {
        return orElse("choice." + fact + "." + value, orElse("choice." + value, words(value)));
    }

    public String documentKind(String code) {
        return orElse("document-kind." + code, words(code));
    }

    /** What a code of one of the contract's lists is called: {@code code('status', 'in-review')}. */
    public String code(String list, @Nullable String code) {
        return code == null || code.isEmpty() ? "" : orElse(list + "." + code, words(code));
    }

    /** Days used of a limit. */
    public String days(@Nullable Integer days, String kind) {
        return days == null ? text("days.unknown") : text("days." + kind, days);
    }

    /** Days left of a limit, or by how many it is over. */
    public String daysLeft(ReviewClock clock) {
        Integer left = clock.daysLeft();
        if (left == null) {
            return text(clock.isStopped() ? "days.stopped" : clock.dueOn() == null ? "days.no-limit" : "days.unknown");
        }
        return left < 0 ? text("days.overdue." + clock.kind(), -left) : text("days." + clock.kind(), left);
    }

    /** A line of the timeline. */
    public String milestone(Milestone milestone, Dossier dossier) {
        if (milestone.type().equals("appraisal-recorded")) {
            return text(
                    "milestone.appraisal-recorded",
                    choice("source", String.valueOf(milestone.role())),
                    code("appraisal-stage", milestone.outcome()));
        }
        String key = milestone.step();
        String step = key == null ? "" : step(milestone.member(), milestone.role(), key, dossier);
        String outcome = milestone.outcome() == null ? "" : code("outcome", milestone.outcome());
        return text("milestone." + milestone.type(), country(milestone.member()), step, outcome);
    }

    /** A step, as the country's process calls it where the dossier tells. */
    public String step(@Nullable String member, @Nullable String role, String key, Dossier dossier) {
        return step(dossier.findStepName(member, role, key).orElse(null), key);
    }

    /** A step, as its country's process calls it where the route tells. */
    public String step(@Nullable String name, String key) {
        return name != null && !name.isBlank() ? name : orElse("step." + key, words(key));
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofPattern("d MMMM yyyy", LocaleContextHolder.getLocale())
                        .format(date);
    }

    /** A moment, in the reader's country's time. */
    public String moment(@Nullable Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", LocaleContextHolder.getLocale())
                        .format(instant.atZone(zone()));
    }

    private ZoneId zone() {
        return users.find()
                .flatMap(user -> members.findMember(user.tenant()))
                .map(member -> member.timeZone())
                .orElse(ZoneId.of("UTC"));
    }

    protected final String orElse(String key, String fallback) {
        return String.valueOf(messages.getMessage(key, null, fallback, LocaleContextHolder.getLocale()));
    }

    private static String words(String code) {
        return Words.ofCode(code);
    }

    /**
     * A group of the engine: {@code la.legal-reviewers} is "legal reviewers", {@code la.mae} the authority's name.
     */
    public String group(String group) {
        int point = group.indexOf('.');
        String name = group.substring(point + 1);
        return Optional.of(group.substring(0, Math.max(0, point)))
                .flatMap(members::findMember)
                .flatMap(member -> member.findAuthority(name))
                .map(Authority::name)
                .orElseGet(() -> code("group", name));
    }
}
