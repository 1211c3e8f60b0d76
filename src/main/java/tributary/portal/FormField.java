package tributary.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of the form, as a page shows it.
 *
 * @param name of the input: the JSON pointer of what it fills
 * @param kind {@code text}, {@code lines}, {@code number}, {@code choice}, {@code yes-no}, {@code countries}, {@code money}, {@code activity}
 * @param value what was typed or stored; of money the amount
 * @param currency of money; empty for other kinds
 * @param options of a choice
 * @param error what is wrong with it; null when nothing is
 */
record FormField(
        String id,
        String name,
        String kind,
        String label,
        @Nullable String hint,
        @Nullable String unit,
        String value,
        String currency,
        List<OptionGroup> options,
        @Nullable String error) {

    FormField {
        options = List.copyOf(options);
    }

    /** An id that is legal in HTML for a JSON pointer. */
    static String idOf(String pointer) {
        return pointer.isEmpty() ? "form" : pointer.substring(1).replace('/', '-');
    }

    public boolean isWrong() {
        return error != null;
    }

    public boolean isAnswered() {
        return !value.isBlank()
                || options.stream().flatMap(group -> group.options().stream()).anyMatch(Option::chosen);
    }

    /** What may be chosen; {@code label} heads a group and is empty when there is but one. */
    record OptionGroup(String label, List<Option> options) {

        OptionGroup {
            options = List.copyOf(options);
        }
    }

    record Option(String id, String value, String label, boolean chosen) {}
}
