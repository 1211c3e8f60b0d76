package tributary.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Java programs that outlive a Ctrl-C at the terminal, so that they can be stopped in order. */
final class Java {

    private Java() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static ProcessBuilder program(List<String> arguments) {
        List<String> command = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            command.add(setsid.toString());
        }
        command.add(executable());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
    }
}
