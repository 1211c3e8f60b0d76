package tributary.limit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tributary.shield.ProblemWriter;
import tributary.web.ProblemType;

/**
 * Refuses one request too many, and tells when to come again. The answer is held back for a moment, and no thread with it: whoever is told at once and
 * asks again at once costs others more than one who is served. So many answers are held; beyond these one goes out at once and ends its connection.
 */
final class TooMany {

    private static final int MOST_HELD = 500;
    private static final int SECONDS_HELD = 1;

    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head><title>%1$s</title></head><body><h1>%1$s</h1><p>%2$s</p></body></html>";

    private final Semaphore places;
    private final Executor later;

    private TooMany(Semaphore places, Executor later) {
        this.places = places;
        this.later = later;
    }

    static TooMany create() {
        // The JDK's own timer, which ends with the process: a graceful shutdown waits for what is still held.
        return with(MOST_HELD, CompletableFuture.delayedExecutor(SECONDS_HELD, TimeUnit.SECONDS, Runnable::run));
    }

    static TooMany with(int places, Executor later) {
        return new TooMany(new Semaphore(places), later);
    }

    /** Refuses somebody who is known: people get a page as everywhere. */
    void refuse(HttpServletRequest request, HttpServletResponse response, long seconds, String detail)
            throws IOException {
        if (wantsPage(request)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            refuseUnread(request, response, seconds, detail);
        }
    }

    /** Refuses a request of which no more is known than where it comes from, at the least price: the page is plain. */
    void refuseUnread(HttpServletRequest request, HttpServletResponse response, long seconds, String detail)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        hold(request, response);
        HttpServletResponse unsent = new Unsent(response);
        if (wantsPage(request)) {
            writePage(unsent, detail);
        } else {
            ProblemWriter.write(unsent, ProblemType.TOO_MANY_REQUESTS, detail);
        }
    }

    private void hold(HttpServletRequest request, HttpServletResponse response) {
        if (!request.isAsyncSupported() || !places.tryAcquire()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            return;
        }
        AsyncContext answer = request.startAsync();
        later.execute(() -> {
            places.release();
            answer.complete();
        });
    }

    private static void writePage(HttpServletResponse response, String detail) throws IOException {
        byte[] page =
                PAGE.formatted(ProblemType.TOO_MANY_REQUESTS.title(), detail).getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return ProblemWriter.isPageWanted(request.getRequestURI(), request.getHeader(HttpHeaders.ACCEPT));
    }

    /** What is written stays in the server's buffer until the answer is complete. */
    private static final class Unsent extends HttpServletResponseWrapper {

        private Unsent(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void flushBuffer() {}
    }
}
