package tributary.proposal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** The kinds of document that countries ask for, from {@code processes/joint/document-kinds.yaml}. */
@Component
public class DocumentKinds {

    private final LinkedHashMap<String, DocumentKind> kinds;

    DocumentKinds() {
        try (InputStream file = new ClassPathResource("processes/joint/document-kinds.yaml").getInputStream()) {
            kinds = new YAMLMapper().readValue(file, new TypeReference<LinkedHashMap<String, DocumentKind>>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException("processes/joint/document-kinds.yaml cannot be read", failure);
        }
    }

    /**
     * What a kind of document is.
     *
     * @param meaning what the paper shows
     * @param form how it must be made out, as a code: P, N, C, R, O; Y is made by a review and never asked of the enterprise
     */
    public record DocumentKind(String meaning, String form) {

        public boolean isMadeByReview() {
            return form.equals("Y");
        }
    }

    public List<String> codes() {
        return List.copyOf(kinds.keySet());
    }

    public Optional<DocumentKind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    String check(@Nullable String code) {
        if (code == null || !kinds.containsKey(code)) {
            String detail = code == null || code.isBlank()
                    ? "Kind is missing. Say which of the documents that are asked for this is, such as feasibility-study."
                    : "“" + code + "” is no kind of document. Known are: " + String.join(", ", kinds.keySet()) + ".";
            throw new InvalidInput(ProblemType.INVALID_DOCUMENT, "/kind", detail);
        }
        return code;
    }
}
