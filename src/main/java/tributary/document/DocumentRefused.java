package tributary.document;

import java.util.List;
import org.springframework.http.HttpStatus;
import tributary.web.FieldError;
import tributary.web.Refusal;

/** A file that is not taken, and why. Nothing of it is stored. */
public class DocumentRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private static final String POINTER = "/file";

    private DocumentRefused(HttpStatus status, String type, String title, String detail) {
        super(status, type, title, detail, List.of(new FieldError(POINTER, detail)));
    }

    static DocumentRefused empty(String name) {
        return new DocumentRefused(
                HttpStatus.BAD_REQUEST,
                "document-empty",
                "The document is empty",
                "“" + name + "” is empty. Choose the file that you mean.");
    }

    static DocumentRefused tooLarge(String name, long limitMiB) {
        return new DocumentRefused(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "document-too-large",
                "The document is too large",
                "“" + name + "” is larger than " + limitMiB + " MB. Split it, or reduce its pictures.");
    }

    static DocumentRefused badName(String detail) {
        return new DocumentRefused(
                HttpStatus.BAD_REQUEST, "document-name-not-accepted", "The document's name is not accepted", detail);
    }

    static DocumentRefused unknownType(String name) {
        return new DocumentRefused(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "document-type-not-accepted",
                "The document's type is not accepted",
                "The content of “" + name + "” is none of the types that are accepted: " + DocumentType.names() + ".");
    }

    static DocumentRefused otherType(String name, String claimed, DocumentType found) {
        return new DocumentRefused(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "document-type-mismatch",
                "The document is not what it claims to be",
                "“" + name + "” is sent as " + claimed + ", but its content is " + found.title()
                        + ". Send it under its own type.");
    }
}
