package tributary.document;

import java.util.List;
import tributary.web.FieldError;
import tributary.web.ProblemType;
import tributary.web.Refusal;

/** A file that is not taken, and why. Nothing of it is stored. */
public class DocumentRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private static final String POINTER = "/file";

    private DocumentRefused(ProblemType type, String detail) {
        super(type, detail, List.of(new FieldError(POINTER, detail)));
    }

    static DocumentRefused empty(String name) {
        return new DocumentRefused(
                ProblemType.DOCUMENT_EMPTY, "“" + name + "” is empty. Choose the file that you mean.");
    }

    static DocumentRefused tooLarge(String name, long limitMiB) {
        return new DocumentRefused(
                ProblemType.DOCUMENT_TOO_LARGE,
                "“" + name + "” is larger than " + limitMiB + " MB. Split it, or reduce its pictures.");
    }

    static DocumentRefused unsafe(String name, String reason) {
        return new DocumentRefused(
                ProblemType.DOCUMENT_NOT_SAFE,
                "“" + name + "” is not taken, since " + reason + ". Save it anew without that, or as PDF.");
    }

    static DocumentRefused infected(String name) {
        return new DocumentRefused(
                ProblemType.DOCUMENT_INFECTED,
                "The virus scanner found something in “" + name + "”. Nothing of it was kept.");
    }

    static DocumentRefused unscannable(String name) {
        return new DocumentRefused(
                ProblemType.SCANNER_UNAVAILABLE,
                "“" + name + "” could not be scanned for viruses just now, so it was not kept. Send it again later.");
    }

    static DocumentRefused noRoom(String name, long bytes) {
        return new DocumentRefused(
                ProblemType.DOSSIER_FULL,
                "“" + name + "” is larger than what the dossier has room for: " + bytes / 1024
                        + " KB. Take out what is not needed.");
    }

    static DocumentRefused badName(String detail) {
        return new DocumentRefused(ProblemType.DOCUMENT_NAME_NOT_ACCEPTED, detail);
    }

    static DocumentRefused unknownType(String name) {
        return new DocumentRefused(
                ProblemType.DOCUMENT_TYPE_NOT_ACCEPTED,
                "The content of “" + name + "” is none of the types that are accepted: " + DocumentType.names() + ".");
    }

    static DocumentRefused otherType(String name, String claimed, DocumentType found) {
        return new DocumentRefused(
                ProblemType.DOCUMENT_TYPE_MISMATCH,
                "“" + name + "” is sent as " + claimed + ", but its content is " + found.title()
                        + ". Send it under its own type.");
    }
}
