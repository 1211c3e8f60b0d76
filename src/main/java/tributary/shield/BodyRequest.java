package tributary.shield;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

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
        ByteArrayInputStream bytes = new ByteArrayInputStream(content);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return bytes.read(target, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("The engine reads bodies at once");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
