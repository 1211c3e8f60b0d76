package tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final Pattern LINE = Pattern.compile(" \\* ((?:[a-z]+ {1,2})*[a-z]+) {3,}\\S.*");

    private final ApplicationModules modules = ApplicationModules.of(Tributary.class);

    @Test
    void usesWhatItDeclaresAndNoInternals() {
        modules.verify();
    }

    @Test
    void usesOnlyModulesBelow() throws IOException {
        List<List<String>> stair = stair();
        assertThat(stair.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        modules.stream().map(ModularityTests::name).toList());

        for (ApplicationModule module : modules) {
            assertThat(module.getDirectDependencies(modules)
                            .uniqueModules()
                            .map(ModularityTests::name)
                            .filter(used -> level(stair, used) <= level(stair, name(module))))
                    .as(name(module))
                    .isEmpty();
        }
    }

    /** The modules of each line, from the top, as the package's description draws them. */
    private static List<List<String>> stair() throws IOException {
        return Files.readAllLines(Path.of("src/main/java/tributary/package-info.java")).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> List.of(line.group(1).split(" +")))
                .toList();
    }

    private static int level(List<List<String>> stair, String module) {
        return IntStream.range(0, stair.size())
                .filter(line -> stair.get(line).contains(module))
                .findFirst()
                .orElseThrow();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
