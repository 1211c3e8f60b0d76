package tributary.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @Test
    void keepsItsDigitsAsJson() throws Exception {
        String json = "{\"amount\":\"1250000.00\",\"currency\":\"USD\"}";
        ObjectMapper mapper = new ObjectMapper();

        assertThat(mapper.writeValueAsString(mapper.readValue(json, Money.class)))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1e6", "1,000", " 1", "01", ".5", "5.", "", "NaN", "1234567890123456789"})
    void takesNoAmountWithSignExponentOrGrouping(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(amount, "USD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "190000000.00; USD; USD 190,000,000",
                "1234.5; USD; USD 1,234.50",
                "5006500000000; VND; VND 5,006,500,000,000"
            })
    void groupsDigitsForPeople(String amount, String currency, String expected) {
        assertThat(Money.parse(amount, currency).describe()).isEqualTo(expected);
    }

    @Test
    void takesNoMoreDecimalsThanTheCurrencyHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.parse("1.5", "VND"))
                .withMessage("Amount 1.5 has more than the 0 decimals of VND");
    }

    @Test
    void takesNoUnknownCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.parse("1", "usd"))
                .withMessage("\"usd\" is not an ISO 4217 currency code, such as USD");
    }
}
