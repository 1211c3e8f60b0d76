package tributary.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tributary.member.Members;
import tributary.quantity.Money;
import tributary.time.Calendars;

class DatedRatesTests {

    private static final AnnotationConfigApplicationContext CONTEXT =
            new AnnotationConfigApplicationContext(Members.class, Calendars.class);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    private final List<ReferenceRate> kept = new ArrayList<>();

    @Test
    void multipliesByARate() {
        keep("th", "USD", "THB", "36.5275", TUESDAY);

        assertThat(to("th", "1000000.00", "USD", "THB")).isEqualTo(Money.parse("36527500.00", "THB"));
    }

    @Test
    void dividesByARateTheOtherWayRound() {
        keep("th", "USD", "THB", "36.5275", TUESDAY);

        assertThat(to("th", "36527500", "THB", "USD")).isEqualTo(Money.parse("1000000.00", "USD"));
    }

    @Test
    void goesOverTheMembersOwnCurrency() {
        keep("th", "USD", "THB", "36", TUESDAY);
        keep("th", "CNY", "THB", "5", TUESDAY);

        Conversion conversion = convert("th", "720", "CNY", "USD");

        assertThat(conversion.to()).isEqualTo(Money.parse("100.00", "USD"));
        assertThat(conversion.rates()).extracting(ReferenceRate::base).containsExactly("CNY", "USD");
    }

    @Test
    void roundsToTheDecimalsOfTheCurrency() {
        keep("vn", "USD", "VND", "25123.4567", TUESDAY);

        assertThat(to("vn", "0.99", "USD", "VND")).isEqualTo(Money.parse("24872", "VND"));
    }

    @Test
    void asksTheMembersOwnRatesOnly() {
        keep("la", "USD", "THB", "36", TUESDAY);

        assertThat(to("th", "1", "USD", "THB")).isNull();
    }

    @Test
    void takesTheNewestAndOfOneDayTheLastEntered() {
        keep("th", "USD", "THB", "30", TUESDAY.minusDays(1));
        keep("th", "USD", "THB", "36", TUESDAY);
        keep("th", "USD", "THB", "37", TUESDAY);
        keep("th", "USD", "THB", "99", TUESDAY.plusDays(1));

        assertThat(to("th", "1", "USD", "THB")).isEqualTo(Money.parse("37.00", "THB"));
    }

    @Test
    void refusesYesterdaysRateWhereTheLawNamesTheDayOfFiling() {
        keep("th", "USD", "THB", "36", TUESDAY.minusDays(1));

        Conversion conversion = convert("th", "1", "USD", "THB");

        assertThat(conversion.to()).isNull();
        assertThat(conversion.lacking())
                .isEqualTo(
                        "Thailand takes the reference rate of the day of filing, 24 November 2026, or of the last working day before a"
                                + " day off; its newest between USD and THB is of 23 November 2026. The focal point of Thailand keeps"
                                + " these rates.");
    }

    @Test
    void takesTheDayOfFilingByTheKeepersClock() {
        keep("th", "USD", "THB", "36", TUESDAY);
        Money dollar = Money.parse("1", "USD");
        Instant wednesdayInChinaAlone = Instant.parse("2026-11-24T16:30:00Z");
        Instant wednesdayInThailandToo = Instant.parse("2026-11-24T17:00:00Z");

        assertThat(rates(wednesdayInChinaAlone).convert("th", dollar, "THB").to())
                .isNotNull();
        assertThat(rates(wednesdayInThailandToo).convert("th", dollar, "THB").lacking())
                .startsWith("Thailand takes the reference rate of the day of filing, 25 November 2026");
    }

    @Test
    void letsTheRateOfAFridayStandOverTheWeekend() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        keep("th", "USD", "THB", "36", friday);

        assertThat(convert("th", "1", "USD", "THB", friday.plusDays(2)).to()).isNotNull();
        assertThat(convert("th", "1", "USD", "THB", friday.plusDays(3)).to()).isNull();
    }

    @Test
    void countsAgeInWorkingDaysWhereARateMayBeOlder() {
        keep("la", "USD", "LAK", "21500", LocalDate.of(2026, 11, 13));

        assertThat(convert("la", "1", "USD", "LAK", TUESDAY).to()).isNotNull();
        assertThat(convert("la", "1", "USD", "LAK", TUESDAY.plusDays(1)).lacking())
                .contains("or one up to 7 working days older")
                .contains("is of 13 November 2026");
    }

    @Test
    void takesADemonstrationRateForAnyDayUntilTheMemberKeepsItsOwn() {
        kept.add(rate("th", "USD", "THB", "36", TUESDAY.plusDays(9), true));
        assertThat(to("th", "1", "USD", "THB")).isEqualTo(Money.parse("36.00", "THB"));

        keep("th", "USD", "THB", "30", TUESDAY.minusDays(9));
        assertThat(to("th", "1", "USD", "THB")).isNull();
    }

    @Test
    void needsNoRateForTheSameCurrencyOrForNothing() {
        assertThat(convert("th", "5", "EUR", "EUR"))
                .isEqualTo(Conversion.of("th", Money.parse("5", "EUR"), Money.parse("5", "EUR"), List.of()));
        assertThat(to("th", "0", "EUR", "THB")).isEqualTo(Money.parse("0", "THB"));
    }

    @Test
    void knowsTheCurrenciesOfAllMembers() {
        assertThat(rates(Instant.EPOCH).currencies())
                .containsExactlyInAnyOrder("CNY", "USD", "KHR", "LAK", "MMK", "THB", "VND");
    }

    @Test
    void tellsARateWithDayAndSource() {
        assertThat(rate("th", "USD", "THB", "36.50", TUESDAY, false).describe())
                .isEqualTo("1 USD = 36.50 THB of 24 November 2026 (Central bank)");
        assertThat(rate("th", "USD", "THB", "36.50", TUESDAY, true).describe())
                .isEqualTo("1 USD = 36.50 THB (demonstration rate: Central bank)");
    }

    private void keep(String member, String base, String quote, String rate, LocalDate day) {
        kept.add(rate(member, base, quote, rate, day, false));
    }

    private ReferenceRate rate(String member, String base, String quote, String rate, LocalDate day, boolean demo) {
        return new ReferenceRate(
                new UUID(0x7000, kept.size()),
                member,
                base,
                quote,
                new BigDecimal(rate),
                day,
                "Central bank",
                demo,
                member + ".focal",
                Instant.EPOCH.plusSeconds(kept.size()));
    }

    private @Nullable Money to(String member, String amount, String from, String to) {
        return convert(member, amount, from, to).to();
    }

    private Conversion convert(String member, String amount, String from, String to) {
        return convert(member, amount, from, to, TUESDAY);
    }

    private Conversion convert(String member, String amount, String from, String to, LocalDate day) {
        return rates(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC))
                .convert(member, Money.parse(amount, from), to);
    }

    private DatedRates rates(Instant filedAt) {
        RateSource source = (member, currency, other, asked) -> kept.stream()
                .filter(rate -> rate.member().equals(member))
                .filter(rate -> rate.demonstration() || !rate.day().isAfter(asked))
                .toList();
        return new DatedRates(CONTEXT.getBean(Members.class), CONTEXT.getBean(Calendars.class), source, filedAt);
    }
}
