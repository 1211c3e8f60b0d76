package tributary.routing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a reader of the preview should know.
 *
 * @param severity {@code remark}: a reviewer judges; {@code error}: no review is possible
 */
public record Remark(
        @Nullable String member,
        String severity,
        @Nullable String pointer,
        String detail,
        @Nullable String rule,
        List<String> legalBasis) {

    public static final String REMARK = "remark";
    public static final String ERROR = "error";

    public Remark {
        legalBasis = List.copyOf(legalBasis);
    }

    /** The finding with its rule and the law that carries it, as one text. */
    public String cited() {
        return rule == null
                ? detail
                : Stream.concat(Stream.of(rule), legalBasis.stream())
                        .collect(Collectors.joining("; ", detail + " (", ")"));
    }

    boolean isError() {
        return severity.equals(ERROR);
    }
}
