package tributary.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The lenders that a proposal can invite by naming them, from {@code processes/joint/lenders.yaml}. */
@Component
public class Lenders {

    private final Map<String, Lender> lenders;

    Lenders() {
        try (InputStream file = new ClassPathResource("processes/joint/lenders.yaml").getInputStream()) {
            lenders = new YAMLMapper().readValue(file, new TypeReference<Map<String, Lender>>() {});
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
     */
    public record Lender(List<String> stages) {

        public Lender {
            stages = List.copyOf(stages);
        }
    }
}
