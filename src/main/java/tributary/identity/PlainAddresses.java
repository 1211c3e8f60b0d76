package tributary.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets an address be written in one way only, so that whoever compares it as it was sent and whoever decodes it see the same one. It stands before
 * everything that looks at addresses.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 2)
class PlainAddresses extends OncePerRequestFilter {

    /** Letters, digits and {@code - . _ ~}, which RFC 3986 calls unreserved: encoded they mean the same, and nobody needs to encode them. */
    private static final Pattern ENCODED_UNRESERVED =
            Pattern.compile("%(?:2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])", Pattern.CASE_INSENSITIVE);

    private final RejectedRequests answers;

    PlainAddresses(RejectedRequests answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ENCODED_UNRESERVED.matcher(request.getRequestURI()).find()) {
            answers.handle(request, response, new RequestRejectedException("The address encodes what needs none"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
