package tributary.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This checkout and what outlives it on this machine. */
public final class Project {

    private Project() {}

    /** The directory of {@code pom.xml}: the working directory or the nearest one above it. */
    public static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null) {
            if (Files.isRegularFile(directory.resolve("pom.xml"))
                    && Files.isDirectory(directory.resolve("processes"))) {
                return directory;
            }
            directory = directory.getParent();
        }
        throw new IllegalStateException(
                "Start this in the project's directory: no pom.xml with processes/ beside it was found");
    }

    /** A version that {@code pom.xml} pins, by the name of its property. */
    static String version(String property) {
        String name = Pattern.quote(property);
        Matcher matcher =
                Pattern.compile("<" + name + ">([^<]+)</" + name + ">").matcher(read(root().resolve("pom.xml")));
        if (!matcher.find()) {
            throw new IllegalStateException("pom.xml has no property " + property);
        }
        return matcher.group(1);
    }

    /** What is made once and used by every checkout. */
    static Path cache() {
        String home = System.getenv("XDG_CACHE_HOME");
        Path parent =
                home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        return parent.resolve("tributary");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
