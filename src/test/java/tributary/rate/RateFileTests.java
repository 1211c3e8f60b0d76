package tributary.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tributary.web.FieldError;

class RateFileTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void readsColumnsInAnyOrder() {
        RateFile file = read(
                "\uFEFFday,Source,base,quote,rate\r\n2026-11-24,\"Bank of Thailand, daily\",usd,THB,36.5275\r\n\r\n");

        assertThat(file.errors()).isEmpty();
        assertThat(file.rates())
                .containsExactly(new RateInput.Checked(
                        "USD", "THB", new BigDecimal("36.5275"), TODAY, "Bank of Thailand, daily"));
    }

    @Test
    void tellsEverythingThatIsWrongByLine() {
        RateFile file = read("""
                base,quote,rate,day,source
                USD,THB,0,2026-11-24,Bank
                USD,USD,36.5,2026-11-25,Bank

                XXX,THB,"36,5",24.11.2026,
                USD,THB
                CNY,THB,5.1,2026-02-30,Bank
                CNY,LAK,3000,2026-11-24,Bank
                CNY,LAK,3001,2026-11-24,Bank
                """);

        assertThat(file.errors())
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/lines/2/rate",
                        "/lines/3/quote",
                        "/lines/3/day",
                        "/lines/5/base",
                        "/lines/5/rate",
                        "/lines/5/day",
                        "/lines/5/source",
                        "/lines/6",
                        "/lines/7/day",
                        "/lines/9");
        assertThat(file.errors())
                .extracting(FieldError::detail)
                .contains(
                        "Line 2: The rate is zero. Give a rate above zero.",
                        "Line 3: A rate needs two currencies. Both are USD.",
                        "Line 3: The day 2026-11-25 has not come yet. Give 2026-11-24 or an earlier day.",
                        "Line 5: The day must be written year-month-day, such as 2026-11-24, and not lie before 2000-01-01. Found \"24.11.2026\".",
                        "Line 9: line 8 has a rate between CNY and LAK of that day already.");
    }

    @Test
    void tellsWhichColumnsItWants() {
        assertThat(read("base;quote;rate;day;source\nUSD;THB;36;2026-11-24;Bank\n")
                        .errors())
                .extracting(FieldError::detail)
                .contains(
                        "Line 1: the column \"base;quote;rate;day;source\" is unknown. The columns are base, quote, rate, day, source,"
                                + " separated by commas.",
                        "Line 1: the column \"rate\" is missing.");
        assertThat(read("base,quote,rate,day,source,base\n").errors())
                .extracting(FieldError::detail)
                .containsExactly("Line 1: the column \"base\" stands twice.");
    }

    @Test
    void refusesWhatIsNoFileOfRates() {
        assertThat(read("").errors()).hasSize(1);
        assertThat(read("base,quote,rate,day,source\n").errors()).hasSize(1);
        assertThat(read("base,quote,rate,day,source\nUSD,THB,36,2026-11-24,\"Bank\n")
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactly("/lines/2");
        assertThat(RateFile.read(new byte[] {(byte) 0xff, 0, 1}, TODAY).errors())
                .extracting(FieldError::detail)
                .containsExactly("The file is not encoded in UTF-8. Save it as CSV UTF-8.");
        assertThat(RateFile.read(new byte[RateFile.MAX_BYTES + 1], TODAY).errors())
                .hasSize(1);
    }

    private static RateFile read(String text) {
        return RateFile.read(text.getBytes(StandardCharsets.UTF_8), TODAY);
    }
}
