package tributary.shield;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;
import tributary.web.BodyStream;

/** A request whose body has been read and can be read again, from exactly the bytes that were looked at; with a bound on lists. */
class BodyRequest extends HttpServletRequestWrapper {

    private final byte[] content;
    private final @Nullable String bound;

    BodyRequest(HttpServletRequest request, byte[] content, @Nullable String bound) {
        super(request);
        this.content = content;
        this.bound = bound;
    }

    @Override
    public @Nullable String getQueryString() {
        String query = super.getQueryString();
        if (bound == null) {
            return query;
        }
        return query == null || query.isEmpty() ? bound : query + "&" + bound;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BodyStream(new ByteArrayInputStream(content));
    }

    @Override
    public BufferedReader getReader() {
        return new BodyStream(new ByteArrayInputStream(content)).reader();
    }
}
