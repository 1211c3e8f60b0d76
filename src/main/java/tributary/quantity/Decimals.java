package tributary.quantity;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Decimal numbers as the API takes them: digits with at most one point, no sign, no exponent, no grouping. */
public final class Decimals {

    /** Digits before the point. */
    public static final int MAX_WHOLE_DIGITS = 18;

    /** Digits after the point. */
    public static final int MAX_FRACTION_DIGITS = 6;

    private static final Pattern PLAIN = Pattern.compile(
            "(0|[1-9][0-9]{0," + (MAX_WHOLE_DIGITS - 1) + "})(\\.[0-9]{1," + MAX_FRACTION_DIGITS + "})?");

    private Decimals() {}

    /** Whether this text is such a number. */
    public static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /**
     * The number that this text writes, zero or more.
     *
     * @throws IllegalArgumentException when it has a sign, an exponent, spaces, leading zeros or too many digits
     */
    public static BigDecimal parse(String text) {
        if (!isPlain(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is not a plain decimal number");
        }
        return new BigDecimal(text);
    }
}
