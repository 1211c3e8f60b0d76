package tributary.routing;

import java.util.List;
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

    boolean isError() {
        return severity.equals(ERROR);
    }
}
