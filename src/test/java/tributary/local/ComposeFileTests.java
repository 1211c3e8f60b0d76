package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The rules of the Compose specification that {@code docker-compose.yml} touches, and this project's own. */
class ComposeFileTests {

    private static final Path FILE = Project.root().resolve("docker-compose.yml");
    private static final Set<String> TOP_LEVEL =
            Set.of("services", "networks", "volumes", "secrets", "x-client-secrets");
    private static final Set<String> SERVICE = Set.of(
            "image",
            "build",
            "environment",
            "volumes",
            "networks",
            "healthcheck",
            "restart",
            "secrets",
            "ports",
            "depends_on",
            "read_only",
            "tmpfs",
            "cap_drop",
            "security_opt");
    private static final Set<String> HEALTHCHECK = Set.of("test", "interval", "timeout", "retries", "start_period");
    private static final Set<String> CONDITIONS =
            Set.of("service_started", "service_healthy", "service_completed_successfully");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|_KEY$|CERTIFICATE$");

    private static final Pattern SETTING = Pattern.compile("TRIBUTARY_[A-Z_]*[A-Z](?![A-Z_…])");

    /** Those of a demonstration, which a container never is. */
    private static final Set<String> OF_NO_CONTAINER =
            Set.of("TRIBUTARY_DEMONSTRATION", "TRIBUTARY_RATE_DEMONSTRATION");

    private final JsonNode compose = read();

    @Test
    void usesOnlyKeysOfTheSpecification() {
        assertThat(names(compose)).isSubsetOf(TOP_LEVEL);
        compose.path("services").forEach(service -> {
            assertThat(names(service)).isSubsetOf(SERVICE);
            assertThat(service.has("image") ^ service.has("build"))
                    .as("an image or a build")
                    .isTrue();
            assertThat(names(service.path("healthcheck"))).isSubsetOf(HEALTHCHECK);
        });
    }

    /** By Compose itself, where the machine has it; it needs no container engine for that. */
    @Test
    void satisfiesTheSchema() throws Exception {
        assumeThat(Stream.of("/usr/bin/docker-compose", "/usr/local/bin/docker-compose"))
                .anyMatch(program -> Files.isExecutable(Path.of(program)));
        ProcessBuilder builder = new ProcessBuilder("docker-compose", "--file", FILE.toString(), "config", "--quiet")
                .redirectErrorStream(true);
        Pattern.compile("\\$\\{([A-Z_]+)")
                .matcher(Project.read(FILE))
                .results()
                .forEach(setting -> builder.environment().put(setting.group(1), "https://example.org"));
        Process checked = builder.start();
        String answer = new String(checked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(checked.waitFor()).as(answer).isZero();
    }

    @Test
    void refersOnlyToWhatItDeclares() {
        Set<String> services = names(compose.path("services"));
        compose.path("services").forEach(service -> {
            assertThat(services).containsAll(names(service.path("depends_on")));
            service.path("depends_on")
                    .forEach(dependency -> assertThat(CONDITIONS)
                            .contains(dependency.path("condition").asText()));
            assertThat(names(compose.path("secrets"))).containsAll(texts(service.path("secrets")));
            Set<String> networks = names(service.path("networks"));
            networks.addAll(texts(service.path("networks")));
            assertThat(names(compose.path("networks"))).containsAll(networks);
        });
    }

    @Test
    void mountsOnlyNamedVolumesAndFilesThatExist() {
        compose.path("services")
                .forEach(service -> texts(service.path("volumes")).forEach(volume -> {
                    String source = volume.substring(0, volume.indexOf(":"));
                    if (source.startsWith("./")) {
                        assertThat(Project.root().resolve(source)).isRegularFile();
                    } else {
                        assertThat(names(compose.path("volumes"))).contains(source);
                    }
                }));
    }

    @Test
    void buildsFromFilesThatExist() {
        compose.path("services").forEach(service -> {
            if (service.has("build")) {
                String file = service.path("build").path("dockerfile").asText("Dockerfile");
                assertThat(Project.root().resolve(file)).isRegularFile();
            }
        });
    }

    @Test
    void takesEverySecretFromTheEnvironmentWithoutADefault() {
        compose.path("services")
                .forEach(service -> service.path("environment").properties().forEach(variable -> {
                    if (SECRET.matcher(variable.getKey()).find()
                            && !variable.getValue().asText().startsWith("/run/secrets/")) {
                        assertThat(variable.getValue().asText())
                                .as(variable.getKey())
                                .matches("\\$\\{[A-Z_]+:\\?.+}");
                    }
                }));
    }

    /** A setting that the file does not pass on is ignored without a word. */
    @Test
    void givesTheApplicationEverySettingThatItIsToldOf() {
        Set<String> documented = new TreeSet<>();
        String application = Project.read(Project.root().resolve("docs/configuration.md"))
                .replaceFirst("(?s)^.*?\\n## Application\\n", "")
                .replaceFirst("(?s)\\n## .*", "");
        for (String cell :
                SETTING.matcher(application).results().map(MatchResult::group).toList()) {
            documented.add(cell);
        }
        assertThat(documented).contains("TRIBUTARY_DOCUMENT_SCANNER", "TRIBUTARY_LIMIT_PREVIEWS");
        documented.removeAll(OF_NO_CONTAINER);

        JsonNode environment = compose.path("services").path("tributary").path("environment");
        assertThat(names(environment)).containsAll(documented);
        DemoRealms.codes()
                .forEach(code -> assertThat(names(environment))
                        .contains("TRIBUTARY_IDENTITY_ISSUERS_" + code.toUpperCase(Locale.ROOT)));
    }

    /** An empty number or address is none: a name without a value is passed on only where it has one. */
    @Test
    void passesOnNoSettingThatNobodyMade() {
        assertThat(compose.path("services")
                        .path("tributary")
                        .path("environment")
                        .properties())
                .filteredOn(setting -> setting.getKey()
                        .matches("TRIBUTARY_(LIMIT|RETENTION|DOCUMENT)_.*|"
                                + "TRIBUTARY_IDENTITY_(PATIENCE|RECHECK|BACKCHANNEL|API_CLIENTS|ISSUERS_.*)"))
                .isNotEmpty()
                .allMatch(setting -> setting.getValue().isNull());
    }

    @Test
    void publishesNothingButTheTwoDoors() {
        assertThat(compose.path("services").path("postgresql").has("ports")).isFalse();
        assertThat(texts(compose.path("services").path("keycloak").path("ports")))
                .isEqualTo(List.of("8443:8443"));
        assertThat(texts(compose.path("services").path("tributary").path("ports")))
                .isEqualTo(List.of("127.0.0.1:8080:8080"));
    }

    @Test
    void checksTheHealthOfWhatOthersWaitFor() {
        compose.path("services")
                .forEach(service -> service.path("depends_on").properties().forEach(dependency -> {
                    if (dependency.getValue().path("condition").asText().equals("service_healthy")) {
                        assertThat(compose.path("services")
                                        .path(dependency.getKey())
                                        .has("healthcheck"))
                                .as(dependency.getKey())
                                .isTrue();
                    }
                }));
    }

    @Test
    void usesTheKeycloakVersionOfTheBuildAndImportsEveryRealm() {
        String dockerfile = Project.read(Project.root().resolve("deploy/keycloak.Dockerfile"));

        assertThat(dockerfile).contains("keycloak:" + Project.version("keycloak.version"));
        assertThat(DemoRealms.codes()).allSatisfy(code -> assertThat(dockerfile).contains("/" + code + "-realm.json"));
        assertThat(dockerfile
                        .lines()
                        .filter(line -> line.startsWith("COPY processes/"))
                        .map(line -> line.substring("COPY ".length(), line.indexOf(" ", "COPY ".length()))))
                .allMatch(realm -> Files.isRegularFile(Project.root().resolve(realm)));
    }

    @Test
    void givesKeycloakAndTheApplicationTheSameClientSecrets() {
        Map<String, JsonNode> services = Map.of(
                "keycloak", compose.path("services").path("keycloak"),
                "tributary", compose.path("services").path("tributary"));

        assertThat(services)
                .allSatisfy((name, service) -> assertThat(DemoRealms.codes())
                        .allSatisfy(code -> assertThat(service.path("environment")
                                        .path("TRIBUTARY_IDENTITY_CLIENT_SECRET_" + code.toUpperCase(Locale.ROOT))
                                        .asText())
                                .isNotEmpty()));
    }

    private static JsonNode read() {
        Object resolved = new Yaml().load(new StringReader(Project.read(FILE)));
        return new YAMLMapper().valueToTree(resolved);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.properties().forEach(property -> names.add(property.getKey()));
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return array.isArray() ? array.valueStream().map(JsonNode::asText).toList() : List.of();
    }
}
