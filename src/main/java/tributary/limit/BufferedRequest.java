package tributary.limit;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import tributary.web.BodyLimits;
import tributary.web.BodyStream;

/** A request whose body, up to more than any call takes, has come in whole. */
class BufferedRequest extends HttpServletRequestWrapper {

    /** A little more than the largest JSON that is read. */
    private static final int MAX = BodyLimits.MAX_LENGTH + 1;

    private final InputStream body;

    private BufferedRequest(HttpServletRequest request, InputStream body) {
        super(request);
        this.body = body;
    }

    static HttpServletRequest of(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).contains("json")) {
            return request;
        }
        InputStream body = request.getInputStream();
        byte[] first = body.readNBytes(MAX);
        ByteArrayInputStream read = new ByteArrayInputStream(first);
        return new BufferedRequest(request, first.length < MAX ? read : new SequenceInputStream(read, body));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BodyStream(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BodyStream(body).reader();
    }
}
