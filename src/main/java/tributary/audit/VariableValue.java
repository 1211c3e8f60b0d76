package tributary.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.audit.log.Hash;
import tributary.review.OpenBriefs;

/** A process variable's value as the log keeps it. */
final class VariableValue {

    /** Bytes up to which JSON is kept word for word. */
    static final int WORD_FOR_WORD = 4096;

    private VariableValue() {}

    /**
     * Of the fields of which the engine fills one: a truth value, number or text as it is; JSON, which the engine keeps as bytes, as the text that it
     * is, or by its hash and size where it is longer or a task's brief, as is what else is kept as bytes. Null where the variable holds nothing.
     */
    static @Nullable Object of(
            @Nullable String variable,
            @Nullable String serializer,
            @Nullable Long whole,
            @Nullable Double fraction,
            @Nullable String text,
            byte @Nullable [] bytes) {
        if (bytes != null) {
            // A brief names who completed earlier steps, and all that it holds is in the log elsewhere.
            return "json".equals(serializer) && bytes.length <= WORD_FOR_WORD && !OpenBriefs.BRIEF.equals(variable)
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : Map.of("sha256", Hash.of(bytes).hex(), "size", bytes.length);
        }
        if ("boolean".equals(serializer)) {
            return whole == null ? null : whole == 1;
        }
        return whole != null ? whole : fraction != null ? fraction : text;
    }
}
