package tributary.limit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.GracefulShutdownResult;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServer;

/** Refusals that are held back by the web server itself. */
class HeldAnswersTests {

    private final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
    private final TooMany tooMany = TooMany.with(1, held::add);
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void goOutWholeThoughTheServerIsAboutToEnd() throws Exception {
        WebServer server = start();
        try {
            CompletableFuture<HttpResponse<String>> answer = ask(server);
            Runnable end = held.take();
            CompletableFuture<GracefulShutdownResult> shutdown = new CompletableFuture<>();
            server.shutDownGracefully(shutdown::complete);
            assertThat(answer).isNotDone();
            assertThat(shutdown).isNotDone();

            end.run();

            assertThat(answer.join().statusCode()).isEqualTo(429);
            assertThat(answer.join().body()).contains("too-many-requests", "Wait a moment.");
            assertThat(shutdown.join()).isEqualTo(GracefulShutdownResult.IDLE);
        } finally {
            server.destroy();
        }
    }

    @Test
    void doNotKeepConnectionsBeyondThoseThatMayBeHeld() throws Exception {
        WebServer server = start();
        try {
            CompletableFuture<HttpResponse<String>> first = ask(server);
            Runnable end = held.take();

            HttpResponse<String> second = ask(server).join();

            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("Connection")).hasValue("close");
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            end.run();
            assertThat(first.join().headers().firstValue("Connection")).isNotEqualTo(Optional.of("close"));
        } finally {
            server.destroy();
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(WebServer server) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private WebServer start() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setShutdown(Shutdown.GRACEFUL);
        WebServer server = factory.getWebServer(context -> {
            context.addServlet("nothing", new HttpServlet() {}).addMapping("/");
            Filter refusing = (request, response, chain) -> tooMany.refuseUnread(
                    (HttpServletRequest) request, (HttpServletResponse) response, 1, "Wait a moment.");
            FilterRegistration.Dynamic filter = context.addFilter("refusing", refusing);
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        });
        server.start();
        return server;
    }
}
