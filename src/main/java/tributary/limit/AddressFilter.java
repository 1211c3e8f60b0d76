package tributary.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds what one address sends, before anything else is done with it. */
class AddressFilter extends OncePerRequestFilter {

    private static final int NETWORK_BYTES = 8;

    private final Rates rates;
    private final TooMany tooMany;

    AddressFilter(Rates rates, TooMany tooMany) {
        this.rates = rates;
        this.tooMany = tooMany;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OptionalLong delay = rates.findDelay(key(request.getRemoteAddr()));
        if (delay.isPresent()) {
            tooMany.refuseUnread(
                    request,
                    response,
                    delay.getAsLong(),
                    "Your address sends more requests than are taken. Wait a moment.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whoever has one address of an IPv6 network has all of it. */
    static String key(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException strange) {
            return address;
        }
    }
}
