package tributary.document;

import java.nio.file.Path;
import java.util.Optional;

/** What stands in where no scanner is configured. */
final class NoScanner implements Scanner {

    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public Optional<String> scan(Path file) {
        return Optional.empty();
    }
}
