package tributary.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tributary.verifier.Fault;
import tributary.verifier.Key;

/** {@code bin/witness}: follows an installation's logs, once or for good. */
public final class WitnessProgram {

    private static final String USAGE = """
            Usage: witness --member la [--application http://localhost:8080] [--memory folder] [--name witness.example/la]
                           [--trust key-of-a-log]… [--every seconds | --once] [--listen port]
            """;
    private static final List<String> OPTIONS =
            List.of("--member", "--application", "--memory", "--name", "--every", "--listen");

    private final PrintStream out;
    private final Map<String, String> options = new HashMap<>();
    private final List<Key> trusted = new ArrayList<>();
    private boolean once;

    private WitnessProgram(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments, System.out));
    }

    /** 0 when every log is as it should be, 1 when one is not, 2 when it could not look. */
    static int run(String[] arguments, PrintStream out) throws InterruptedException {
        WitnessProgram program = new WitnessProgram(out);
        try {
            if (!program.read(arguments)) {
                out.print(USAGE);
                return 2;
            }
            return program.follow();
        } catch (IOException | Fault | IllegalArgumentException failure) {
            out.println(failure.getMessage());
            return 2;
        }
    }

    private boolean read(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--once")) {
                once = true;
            } else if (i + 1 == arguments.length) {
                return false;
            } else if (option.equals("--trust")) {
                i++;
                trusted.add(Key.parse(arguments[i], option));
            } else if (OPTIONS.contains(option)) {
                i++;
                options.put(option, arguments[i]);
            } else {
                return false;
            }
        }
        return options.getOrDefault("--member", "").matches("[a-z]{2,10}");
    }

    private int follow() throws IOException, InterruptedException {
        String member = options.getOrDefault("--member", "");
        Path memory = Path.of(options.getOrDefault("--memory", "target/witness/" + member));
        WitnessKey key = WitnessKey.keptIn(memory, options.getOrDefault("--name", "witness.localhost/" + member));
        Witness witness = new Witness(key, memory, Clock.systemUTC());
        for (Key log : trusted) {
            witness.trust(log.name(), log);
        }
        out.println("This witness's key, to be registered where its word shall count: " + key.open());
        URI application = URI.create(options.getOrDefault("--application", "http://localhost:8080"));
        Follower follower = new Follower(application, member, witness, out::println);
        if (options.containsKey("--listen")) {
            int port = Integer.parseInt(options.getOrDefault("--listen", ""));
            WitnessServer.listen(port, witness, trusted.stream().map(Key::name).toList());
        }
        if (once) {
            return follower.followOnce() ? 0 : 1;
        }
        Duration pause = Duration.ofSeconds(Long.parseLong(options.getOrDefault("--every", "60")));
        while (true) {
            try {
                follower.followOnce();
            } catch (IOException | Fault failure) {
                out.println("Not looked at: " + failure.getMessage());
            }
            Thread.sleep(pause.toMillis());
        }
    }
}
