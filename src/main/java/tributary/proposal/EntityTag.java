package tributary.proposal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.web.PreconditionFailed;

/** The entity tag of a dossier: the number of the enterprise's last change. */
final class EntityTag {

    private EntityTag() {}

    static String of(Dossier dossier) {
        return of(dossier.version());
    }

    private static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Lets a change of this version through.
     *
     * @throws PreconditionFailed when the header is missing, or names other versions
     */
    static void check(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw PreconditionFailed.missing();
        }
        List<String> tags = Arrays.stream(ifMatch.split(",")).map(String::strip).toList();
        if (!tags.contains("*") && !tags.contains(of(version))) {
            throw new PreconditionFailed(
                    "The proposal was changed since you read it. Read it again, and apply your change to what it is now.");
        }
    }
}
