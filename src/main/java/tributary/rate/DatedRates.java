package tributary.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.member.Member;
import tributary.member.Members;
import tributary.quantity.Money;
import tributary.time.CalendarYearMissing;
import tributary.time.Calendars;

/**
 * Every member's reference rates as they stand for one filing. A rate counts when the member keeps it, either way round, and when on the day of
 * filing, by the member's own clock, it is not older than the member's rules allow ({@code rateMaxAgeWorkingDays}); what has no rate of its own is
 * converted over the member's main currency. Asks its source once a pair. Not thread-safe.
 */
public final class DatedRates {

    private final Members members;
    private final Calendars calendars;
    private final RateSource source;
    private final Instant filedAt;
    private final Map<List<String>, Leg> legs = new HashMap<>();

    public DatedRates(Members members, Calendars calendars, RateSource source, Instant filedAt) {
        this.members = members;
        this.calendars = calendars;
        this.source = source;
        this.filedAt = filedAt;
    }

    /** The day of filing by a member's own clock. */
    public LocalDate dayOf(String member) {
        return members.getMember(member).dayOf(filedAt);
    }

    /** The currencies of all members. */
    public List<String> currencies() {
        return members.tenants().stream()
                .flatMap(member -> member.currencies().stream())
                .distinct()
                .toList();
    }

    /**
     * An amount in another currency by a member's rates. Nothing is nothing in every currency, so it needs no rate.
     *
     * @param currency ISO 4217
     */
    public Conversion convert(String member, Money amount, String currency) {
        if (amount.isIn(currency)) {
            return Conversion.of(member, amount, amount, List.of());
        }
        if (amount.amount().signum() == 0) {
            return Conversion.of(member, amount, new Money(BigDecimal.ZERO, currency), List.of());
        }
        Member keeper = members.getMember(member);
        String main = keeper.currencies().get(0);
        Leg direct = leg(keeper, amount.currency(), currency);
        List<Leg> way = direct.isUsable() || amount.isIn(main) || currency.equals(main)
                ? List.of(direct)
                : List.of(leg(keeper, amount.currency(), main), leg(keeper, main, currency));
        if (!way.stream().allMatch(Leg::isUsable)) {
            return Conversion.lacking(member, amount, lacking(keeper, amount.currency(), currency, direct, way));
        }
        BigDecimal value = amount.amount();
        for (Leg leg : way) {
            value = leg.convert(value);
        }
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return Conversion.of(
                member,
                amount,
                new Money(value.setScale(digits, RoundingMode.HALF_UP), currency),
                way.stream().map(Leg::rate).flatMap(Optional::stream).toList());
    }

    private String lacking(Member keeper, String from, String to, Leg direct, List<Leg> way) {
        String asked = ReferenceRate.words(keeper.dayOf(filedAt));
        Optional<ReferenceRate> old = Stream.concat(Stream.of(direct), way.stream())
                .filter(leg -> !leg.isUsable())
                .flatMap(leg -> leg.rate().stream())
                .findFirst();
        int limit = keeper.rateMaxAgeWorkingDays();
        String found = old.map(rate -> keeper.name() + " takes the reference rate of the day of filing, " + asked
                        + (limit == 0
                                ? ", or of the last working day before a day off"
                                : ", or one up to " + limit + " working days older")
                        + "; its newest between " + rate.base() + " and " + rate.quote() + " is of "
                        + ReferenceRate.words(rate.day()) + ".")
                .orElseGet(() -> keeper.name() + " has no reference rate between " + from + " and " + to + " for "
                        + asked + ".");
        return found + " The focal point of " + keeper.name() + " keeps these rates.";
    }

    private Leg leg(Member keeper, String from, String to) {
        return legs.computeIfAbsent(List.of(keeper.code(), from, to), it -> findLeg(keeper, from, to));
    }

    private Leg findLeg(Member keeper, String from, String to) {
        List<ReferenceRate> kept = source.listNewest(keeper.code(), from, to, keeper.dayOf(filedAt));
        Optional<ReferenceRate> own = newest(kept, from, to, rate -> !rate.demonstration());
        if (own.isPresent()) {
            return new Leg(from, own.get(), isFresh(keeper, own.get()));
        }
        return newest(kept, from, to, ReferenceRate::demonstration)
                .map(rate -> new Leg(from, rate, true))
                .orElseGet(() -> new Leg(from, null, false));
    }

    private static Optional<ReferenceRate> newest(
            List<ReferenceRate> kept, String from, String to, Predicate<ReferenceRate> kind) {
        return kept.stream()
                .filter(kind)
                .filter(rate -> rate.isOf(from, to) || rate.isOf(to, from))
                .max(Comparator.comparing(ReferenceRate::day)
                        .thenComparing(ReferenceRate::enteredAt)
                        .thenComparing(rate -> rate.id().toString()));
    }

    private boolean isFresh(Member keeper, ReferenceRate rate) {
        LocalDate day = keeper.dayOf(filedAt);
        try {
            return calendars.of(keeper.code()).workingDaysBetween(rate.day(), day) <= keeper.rateMaxAgeWorkingDays();
        } catch (CalendarYearMissing unknownHolidays) {
            // Without a calendar every day could be a working day.
            return !rate.day().plusDays(keeper.rateMaxAgeWorkingDays()).isBefore(day);
        }
    }

    /** One step from one currency to another. */
    private record Leg(String from, @Nullable ReferenceRate found, boolean isUsable) {

        Optional<ReferenceRate> rate() {
            return Optional.ofNullable(found);
        }

        BigDecimal convert(BigDecimal amount) {
            ReferenceRate rate = rate().orElseThrow();
            return rate.base().equals(from)
                    ? amount.multiply(rate.rate(), MathContext.DECIMAL128)
                    : amount.divide(rate.rate(), MathContext.DECIMAL128);
        }
    }
}
