package tributary.catalogue;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How codes and numbers read in English sentences and lists, where no message says it better. */
public final class Words {

    private Words() {}

    /** {@code environmental-clearance} and {@code environmentalClearance} → {@code Environmental clearance}; {@code full-eia} → {@code Full EIA}. */
    public static String ofCode(String code) {
        String spaced =
                code.replace('-', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty()
                ? spaced
                : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1).replace(" eia", " EIA");
    }

    /** {@code 90,000,000}: in groups of three, with six decimals at most. */
    public static String grouped(BigDecimal number) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(number);
    }
}
