package tributary.benchmark;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import tributary.Tributary;
import tributary.local.TestSystem;

/** The application in this process, with a PostgreSQL and a Keycloak of its own; all end with the program. */
final class RunningSystem {

    private RunningSystem() {}

    /** Starts it, with limits as they are unless these settings say otherwise. */
    static URI start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(TestSystem.properties());
        all.keySet().removeIf(name -> name.startsWith("tributary.limit."));
        all.put("server.port", 0);
        all.putAll(settings);
        TestSystem.keycloakUrl();
        ServletWebServerApplicationContext context =
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(Tributary.class)
                        .run(all.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new));
        return URI.create("http://localhost:" + context.getWebServer().getPort());
    }
}
