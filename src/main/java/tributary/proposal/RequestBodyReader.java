package tributary.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tributary.web.FieldError;
import tributary.web.FreeText;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** Reads the small bodies of this module's calls and tells everything that is wrong with one at once. */
final class RequestBodyReader {

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    RequestBodyReader(JsonNode body, String... known) {
        this.body = body;
        if (!body.isObject()) {
            errors.add(new FieldError("", "The body must be a JSON object."));
        }
        Set<String> names = Set.of(known);
        body.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                errors.add(new FieldError(
                        FieldError.step(name),
                        "“" + name + "” is no field of this call. Known are: " + String.join(", ", known) + "."));
            }
        });
    }

    /** A text that must be there. */
    String text(String name, String meaning) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank())) {
            errors.add(new FieldError("/" + name, meaning + " is missing."));
            return "";
        }
        if (!value.isTextual()) {
            errors.add(new FieldError("/" + name, meaning + " must be a text."));
            return "";
        }
        FreeText.findFault(value.asText())
                .ifPresent(fault -> errors.add(new FieldError("/" + name, meaning + ": " + fault)));
        return value.asText().strip();
    }

    /** One of these texts, which must be there. */
    String choice(String name, String meaning, List<String> choices) {
        int before = errors.size();
        String text = text(name, meaning);
        if (errors.size() == before && !choices.contains(text)) {
            errors.add(new FieldError("/" + name, meaning + " must be one of " + String.join(", ", choices) + "."));
        }
        return text;
    }

    /** A list of ids, which may be left out. */
    List<UUID> ids(String name) {
        JsonNode value = body.path(name);
        List<UUID> ids = new ArrayList<>();
        if (value.isMissingNode() || value.isNull()) {
            return ids;
        }
        if (!value.isArray()) {
            errors.add(new FieldError("/" + name, "“" + name + "” must be a list of document ids."));
            return ids;
        }
        for (int index = 0; index < value.size(); index++) {
            String text = value.get(index).asText();
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException noId) {
                errors.add(new FieldError("/" + name + "/" + index, "“" + text + "” is no id of a document."));
            }
        }
        return ids;
    }

    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_INPUT, errors);
        }
    }
}
