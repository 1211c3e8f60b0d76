package tributary.audit.search;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tributary.audit.AuditQuery;
import tributary.audit.LogCursor;
import tributary.member.Member;
import tributary.time.Days;

/**
 * What an auditor typed into the search; empty texts look for nothing.
 *
 * @param from first day, in the reader's country
 * @param to last day, in the reader's country
 */
record SearchForm(
        @Nullable String proposal,
        @Nullable String member,
        @Nullable String actor,
        @Nullable String authority,
        @Nullable String rule,
        @Nullable String outcome,
        @Nullable String from,
        @Nullable String to) {

    /** As a query, with the proposal that the text was found to mean; days are those of the reader. */
    AuditQuery query(@Nullable UUID found, Member reader) {
        return new AuditQuery(
                found,
                text(member),
                text(actor),
                text(authority),
                text(rule),
                text(outcome),
                day(from).map(day -> start(day, reader)).orElse(null),
                day(to).map(day -> start(day.plusDays(1), reader)).orElse(null));
    }

    boolean isEmpty() {
        return text(proposal) == null
                && text(member) == null
                && text(actor) == null
                && text(authority) == null
                && text(rule) == null
                && text(outcome) == null
                && text(from) == null
                && text(to) == null;
    }

    /** Whether what was typed as the first day is none. */
    public boolean hasUnreadableFrom() {
        return text(from) != null && day(from).isEmpty();
    }

    /** Whether what was typed as the last day is none. */
    public boolean hasUnreadableTo() {
        return text(to) != null && day(to).isEmpty();
    }

    /** Whether nothing can be searched for before it is mended. */
    public boolean isUnreadable() {
        return hasUnreadableFrom() || hasUnreadableTo();
    }

    /** The same search from there on. */
    String next(LogCursor after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/audit/entries");
        add(address, "proposal", proposal);
        add(address, "member", member);
        add(address, "actor", actor);
        add(address, "authority", authority);
        add(address, "rule", rule);
        add(address, "outcome", outcome);
        add(address, "from", from);
        add(address, "to", to);
        return address.queryParam("after", after).build(true).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && text(value) != null) {
            // Each by itself: the builder takes a plus sign, and what stands in braces, as it is.
            address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }

    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        return Optional.ofNullable(text(typed)).flatMap(Days::read);
    }

    private static OffsetDateTime start(LocalDate day, Member reader) {
        return reader.startOf(day).atOffset(ZoneOffset.UTC);
    }
}
