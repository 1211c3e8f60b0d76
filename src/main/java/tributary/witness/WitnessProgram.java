package tributary.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tributary.verifier.Key;

/** {@code bin/witness}: follows an installation's logs, once or for good. */
public final class WitnessProgram {

    private static final String USAGE = """
            Usage: witness --member la [--application http://localhost:8080] [--memory folder] [--name witness.example/la]
                           [--trust key-of-a-log]… [--every seconds | --once] [--listen port]
            The key and all that was seen are kept in --memory, ~/.tributary/witness/la when it is left out: back it up, and give it to nobody.
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
        if (List.of(arguments).contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        try {
            if (!program.read(arguments)) {
                out.print(USAGE);
                return 2;
            }
            return program.follow();
        } catch (IOException | RuntimeException failure) {
            out.println(describe(failure));
            return 2;
        }
    }

    /** A connection that is refused has no words of its own. */
    private static String describe(Exception failure) {
        return failure instanceof ConnectException
                ? "Nobody answers at the address of --application."
                : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    /** A number that an option gives, within bounds. */
    private long number(String option, String otherwise, long most) {
        String text = options.getOrDefault(option, otherwise);
        if (!text.matches("[1-9][0-9]{0,8}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(option + " is “" + text + "”: give a number from 1 to " + most + ".");
        }
        return Long.parseLong(text);
    }

    private URI application() {
        String text = options.getOrDefault("--application", "http://localhost:8080");
        if (!text.matches("https?://[^/\\s]+/?")) {
            throw new IllegalArgumentException("--application is “" + text
                    + "”: give the installation's address, such as https://tributary.example.org.");
        }
        return URI.create(text);
    }

    private String name(String member) {
        String name = options.getOrDefault("--name", "witness.localhost/" + member);
        if (!name.endsWith("/" + member) || name.matches(".*[\\s+].*")) {
            throw new IllegalArgumentException("--name is “" + name + "”: it must end in /" + member
                    + ", and have neither spaces nor plus signs.");
        }
        return name;
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
        URI application = application();
        String name = name(member);
        Duration pause = Duration.ofSeconds(number("--every", "60", 86_400));
        int port = options.containsKey("--listen") ? (int) number("--listen", "", 65_535) : 0;
        Path memory = options.containsKey("--memory")
                ? Path.of(options.getOrDefault("--memory", ""))
                : Path.of(System.getProperty("user.home"), ".tributary", "witness", member);
        // Before the key, which is made at the first start.
        try (Memory taken = Memory.open(memory)) {
            WitnessKey key = WitnessKey.keptIn(memory, name);
            out.println("This witness's key, to be registered where its word shall count: " + key.open());
            out.println("It is kept, with all that was seen, in " + memory.toAbsolutePath());
            return follow(new Witness(key, taken, Clock.systemUTC()), application, member, pause, port);
        }
    }

    private int follow(Witness witness, URI application, String member, Duration pause, int port)
            throws IOException, InterruptedException {
        for (Key log : trusted) {
            witness.trust(log.name(), log);
        }
        Follower follower = new Follower(application, member, witness, out::println);
        if (port > 0) {
            WitnessServer.listen(port, witness);
        }
        if (once) {
            return follower.followOnce() ? 0 : 1;
        }
        while (true) {
            try {
                follower.followOnce();
            } catch (IOException | RuntimeException failure) {
                out.println("Not looked at: " + describe(failure));
            }
            Thread.sleep(pause.toMillis());
        }
    }
}
