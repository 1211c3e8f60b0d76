package tributary.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The lenders that a proposal can invite by naming them, from {@code processes/joint/lenders.yaml}. */
public final class Lenders {

    private final Map<String, Lender> lenders;

    private Lenders(Map<String, Lender> lenders) {
        this.lenders = lenders;
    }

    public static Lenders read() {
        try (InputStream file = new ClassPathResource("processes/joint/lenders.yaml").getInputStream()) {
            return new Lenders(new YAMLMapper().readValue(file, new TypeReference<Map<String, Lender>>() {}));
        } catch (IOException failure) {
            throw new UncheckedIOException("processes/joint/lenders.yaml cannot be read", failure);
        }
    }

    /** The lender of that code; empty for a source that is no single house, such as a commercial bank. */
    public Optional<Lender> find(String code) {
        return Optional.ofNullable(lenders.get(code));
    }

    /**
     * A lender.
     *
     * @param stages of its project cycle, in order
     * @param cycle where the stages are read from; null for a modelling choice
     */
    public record Lender(List<String> stages, @Nullable String cycle) {

        public Lender {
            stages = List.copyOf(stages);
        }
    }
}
