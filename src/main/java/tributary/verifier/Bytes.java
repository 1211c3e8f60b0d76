package tributary.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** SHA-256, base64 and UTF-8, each of which takes only what is written in its one right way. */
public final class Bytes {

    /** Bytes of a hash. */
    public static final int HASH = 32;

    private Bytes() {}

    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static byte[] decode(String base64, String where) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new Fault(where, "what should be base64 is not");
    }

    public static byte[] decodeHash(String base64, String where) {
        byte[] hash = decode(base64, where);
        if (hash.length != HASH) {
            throw new Fault(where, "what should be a SHA-256 hash has " + hash.length + " bytes");
        }
        return hash;
    }

    public static String text(byte[] utf8, String where) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new Fault(where, "it is not in UTF-8");
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The lines of a text that ends with one; a text with more of them than that is refused before it fills the memory. */
    public static List<String> lines(String text, int most, String where) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] lines = text.split("\n", most + 2);
        if (!lines[lines.length - 1].isEmpty()) {
            throw new Fault(where, "it breaks off, or has more than " + most + " lines");
        }
        return List.of(lines).subList(0, lines.length - 1);
    }

    /** A number written in decimal digits without leading zeroes, below 2^63. */
    public static long number(String digits, String where) {
        if (digits.matches("0|[1-9][0-9]{0,18}")) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException tooLarge) {
                // told below
            }
        }
        throw new Fault(where, "what should be a number below 2^63 is not");
    }
}
