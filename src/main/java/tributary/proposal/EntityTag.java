package tributary.proposal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;
import tributary.web.PreconditionFailed;

/**
 * The entity tag of a dossier: the number of the enterprise's last change, and what comes to a hash of all that is shown. Whoever reads again is told of
 * every step of the review; whoever changes facts is held up by another change of them alone.
 */
final class EntityTag {

    private static final int HASH_LENGTH = 16;

    private EntityTag() {}

    /**
     * The tag of a dossier as its reader is shown it.
     *
     * @param shown the dossier as it is sent
     */
    static String of(Dossier dossier, byte[] shown) {
        return "\"" + dossier.version() + "."
                + DigestUtils.md5DigestAsHex(shown).substring(0, HASH_LENGTH) + "\"";
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
        if (!tags.contains("*") && tags.stream().noneMatch(tag -> isOf(version, tag))) {
            throw new PreconditionFailed(
                    "The proposal was changed since you read it. Read it again, and apply your change to what it is now.");
        }
    }

    private static boolean isOf(long version, String tag) {
        return tag.matches("\"" + version + "(\\.[0-9a-f]+)?\"");
    }
}
