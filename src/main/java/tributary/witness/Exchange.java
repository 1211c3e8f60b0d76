package tributary.witness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an installation that need not be honest: no answer is read beyond a bound, and none is waited for beyond a time. */
final class Exchange {

    private static final int LARGEST = 1 << 20;

    private final URI application;
    private final Duration deadline;
    private final HttpClient http;

    /**
     * Exchanges with an installation.
     *
     * @param deadline of one request and its whole answer
     */
    Exchange(URI application, Duration deadline) {
        this.application = application;
        this.deadline = deadline;
        this.http = HttpClient.newBuilder().connectTimeout(deadline).build();
    }

    /** What was answered, in full. */
    record Answer(String path, int status, String body) {

        /** Its text, of an answer that is well. */
        String text() throws IOException {
            if (status != 200) {
                throw new IOException(path + " answers " + status);
            }
            return body;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder(application.resolve(path)).GET());
    }

    Answer post(String path, String text) throws IOException, InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder(application.resolve(path))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(BodyPublishers.ofString(text)));
    }

    /** A request's own timeout ends with the headers of the answer: this one does not. */
    private Answer send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), headers -> new Bounded(path));
        try {
            HttpResponse<byte[]> whole = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(path, whole.statusCode(), new String(whole.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException slow) {
            throw new IOException(path + " is not answered in full within " + deadline.toSeconds() + " seconds", slow);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IOException(path + " is not answered", failure);
        } finally {
            answer.cancel(true);
        }
    }

    /** Reads so much, and breaks the connection off when more comes. */
    @SuppressWarnings("NullAway.Init") // begins with onSubscribe
    private static final class Bounded implements BodySubscriber<byte[]> {

        private final String path;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private Flow.Subscription subscription;

        Bounded(String path) {
            this.path = path;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (read.size() + part.remaining() > LARGEST) {
                    subscription.cancel();
                    whole.completeExceptionally(
                            new IOException(path + " answers with more than " + LARGEST + " bytes"));
                    return;
                }
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                read.writeBytes(bytes);
            }
            subscription.request(1);
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(read.toByteArray());
        }
    }
}
