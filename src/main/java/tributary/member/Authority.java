package tributary.member;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A competent authority: the body that a law empowers to decide a step.
 *
 * @param code names its group within the tenant: {@code ndrc} is group {@code cn.ndrc}
 * @param localName its name in the member's own language, where known
 * @param functions which of the tenant's function groups do its work: {@code environment-reviewers}
 */
public record Authority(String code, String name, @Nullable String localName, List<String> functions) {

    public Authority {
        functions = List.copyOf(functions);
    }
}
