package tributary.quantity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amount in a currency, zero or more; as JSON {@code {"amount": "1250000.00", "currency": "USD"}}.
 *
 * @param amount with at most as many digits after the point as the currency has
 * @param currency ISO 4217 code
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    public Money {
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("\"" + currency + "\" is not an ISO 4217 currency code, such as USD");
        }
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("Amount " + amount + " is negative");
        }
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        if (amount.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException(
                    "Amount " + amount + " has more than the " + digits + " decimals of " + currency);
        }
    }

    /**
     * Reads an amount as the API writes it.
     *
     * @throws IllegalArgumentException when the amount is no plain decimal or does not fit the currency, or the currency is unknown
     */
    @JsonCreator
    public static Money parse(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        return new Money(Decimals.parse(amount), currency);
    }

    public static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    public boolean isIn(String currencyCode) {
        return currency.equals(currencyCode);
    }

    /** For people: {@code USD 190,000,000}, {@code USD 0.50}. */
    public String describe() {
        boolean isWhole = amount.stripTrailingZeros().scale() <= 0;
        int digits = isWhole ? 0 : Currency.getInstance(currency).getDefaultFractionDigits();
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return currency + " " + format.format(amount);
    }

    @Override
    public String toString() {
        return currency + " " + amount.toPlainString();
    }
}
