package tributary.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom the web server takes for the sender of a request that a reverse proxy on this machine passes on, by the application's own settings. */
class AddressBehindProxyTests {

    private final ServletWebServerApplicationContext server =
            (ServletWebServerApplicationContext) new SpringApplicationBuilder(Door.class)
                    .run("--server.port=0", "--spring.main.banner-mode=off", "--server.shutdown=immediate");

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void isTheOneThatTheProxySawWhateverTheySayThemselves() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(ask("198.51.100." + i + ", 10.1.2.3")).isEqualTo(404);
        }

        assertThat(ask("198.51.100.99, 10.1.2.3")).isEqualTo(429);
        assertThat(ask("10.1.2.3")).isEqualTo(429);
        assertThat(ask("10.1.2.3, 10.1.2.4")).isEqualTo(404);
    }

    private int ask(String forwardedFor) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + server.getWebServer().getPort()))
                                .header("X-Forwarded-For", forwardedFor)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class
    })
    static class Door {

        @Bean
        AddressFilter limit() {
            return new AddressFilter(new Rates(5, new StoppedTime()), TooMany.with(0, Runnable::run));
        }
    }
}
