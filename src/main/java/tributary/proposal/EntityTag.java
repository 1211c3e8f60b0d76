package tributary.proposal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.web.PreconditionFailed;

/**
 * The entity tag of a dossier: the number of the enterprise's last change, and what comes to a hash of all that is shown. Whoever reads again is told of
 * every step of the review; whoever changes facts is held up by another change of them alone.
 */
final class EntityTag {

    private static final int HASH_BYTES = 8;

    private EntityTag() {}

    /**
     * The tag of a dossier as its reader is shown it.
     *
     * @param shown the dossier as it is sent
     */
    static String of(Dossier dossier, byte[] shown) {
        return "\"" + dossier.version() + "." + HexFormat.of().formatHex(Arrays.copyOf(sha256(shown), HASH_BYTES))
                + "\"";
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

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
