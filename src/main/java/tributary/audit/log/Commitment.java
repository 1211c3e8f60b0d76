package tributary.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Binds an entry to a value that it does not contain: SHA-256 over a random salt and the value. Once value and salt are erased nobody can
 * find out, or try out, what it was.
 *
 * @param salt base64 of 16 bytes
 * @param hash base64
 */
public record Commitment(String salt, String hash) {

    /** JSON pointer to who acted. */
    public static final String ACTOR = "/actor";

    /** Begins JSON pointers to what the detail says. */
    public static final String DETAIL = "/detail/";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_LENGTH = 16;

    /** A commitment to that value under a salt of its own. */
    public static Commitment to(JsonNode value) {
        byte[] salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        return new Commitment(
                Base64.getEncoder().encodeToString(salt),
                Hash.of(salt, CanonicalJson.bytes(value)).toString());
    }

    /** Whether it binds to that value. */
    boolean isTo(JsonNode value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(salt);
            return bytes.length == SALT_LENGTH
                    && Hash.of(bytes, CanonicalJson.bytes(value)).toString().equals(hash);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
