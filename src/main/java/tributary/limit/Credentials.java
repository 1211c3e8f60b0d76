package tributary.limit;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import tributary.web.StaticFiles;

/**
 * Counts requests by the token or session that they name, unread: what comes of one too often is refused before its signature is verified, or the
 * session looked up. Kept are digests alone.
 */
class Credentials {

    private final Rates rates;
    private final String sessionCookie;

    Credentials(Rates rates, String sessionCookie) {
        this.rates = rates;
        this.sessionCookie = sessionCookie;
    }

    /** Counts one more; tells after how many seconds to come again when it is one too many. */
    OptionalLong findDelay(HttpServletRequest request) {
        return keys(request)
                .map(rates::findDelay)
                .flatMapToLong(OptionalLong::stream)
                .max();
    }

    /** Lets nothing more of the same token or session through for a second: its holder was told to wait that long. */
    void stop(HttpServletRequest request) {
        keys(request).forEach(rates::stop);
    }

    /** Both, where there are both: one alone is looked at, and the other could be changed each time. */
    private Stream<String> keys(HttpServletRequest request) {
        if (StaticFiles.areAskedBy(request)) {
            return Stream.empty();
        }
        Cookie[] cookies = request.getCookies();
        Stream<String> sessions = cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(sessionCookie))
                        .map(Cookie::getValue)
                        .limit(1);
        return Stream.concat(Stream.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)), sessions)
                .map(Credentials::digest);
    }

    private static String digest(String credential) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
