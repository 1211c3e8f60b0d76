package tributary.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request's body that was read already, given out again; never waited for. */
public final class BodyStream extends ServletInputStream {

    private final InputStream body;
    private boolean ended;

    public BodyStream(InputStream body) {
        this.body = body;
    }

    /** The same as text. JSON is UTF-8. */
    public BufferedReader reader() {
        return new BufferedReader(new InputStreamReader(this, StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        ended = next < 0;
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = body.read(target, offset, length);
        ended = count < 0;
        return count;
    }

    @Override
    public boolean isFinished() {
        return ended;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("Bodies are read at once");
    }
}
