package tributary.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every type of problem that the API tells of, each with its one status and one title; {@code urn:problem-type:tributary:not-found}. */
public enum ProblemType {
    INVALID_INPUT(HttpStatus.BAD_REQUEST, "Invalid input"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "Invalid parameter"),
    INVALID_PROPOSAL(HttpStatus.BAD_REQUEST, "Invalid proposal"),
    INVALID_DOCUMENT(HttpStatus.BAD_REQUEST, "Invalid document"),
    INVALID_EXCHANGE_RATE(HttpStatus.BAD_REQUEST, "Invalid exchange rate"),
    INVALID_EXCHANGE_RATES(HttpStatus.BAD_REQUEST, "Invalid file of exchange rates"),
    INVALID_ANSWER(HttpStatus.BAD_REQUEST, "The task cannot be completed like this"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "Malformed JSON"),
    DOCUMENT_EMPTY(HttpStatus.BAD_REQUEST, "The document is empty"),
    DOCUMENT_NAME_NOT_ACCEPTED(HttpStatus.BAD_REQUEST, "The document's name is not accepted"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "Bad request"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "Not signed in"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "Not allowed"),
    NOT_OFFERED(HttpStatus.FORBIDDEN, "Not offered"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
    OVERTAKEN(HttpStatus.CONFLICT, "Overtaken"),
    CLAIMED_ALREADY(HttpStatus.CONFLICT, "Claimed already"),
    TASK_NOT_HELD(HttpStatus.CONFLICT, "The task is not held"),
    PROPOSAL_NOT_A_DRAFT(HttpStatus.CONFLICT, "The proposal is no draft"),
    PROPOSAL_NOT_EDITABLE(HttpStatus.CONFLICT, "The proposal cannot be changed now"),
    PROPOSAL_NOT_IN_REVIEW(HttpStatus.CONFLICT, "The proposal is not in review"),
    PROPOSAL_CONCLUDED(HttpStatus.CONFLICT, "The proposal has ended"),
    DOSSIER_FULL(HttpStatus.CONFLICT, "The dossier is full"),
    DOCUMENT_SEALED(HttpStatus.CONFLICT, "The document was filed"),
    SUPPLEMENT_ALREADY_ANSWERED(HttpStatus.CONFLICT, "The question was answered"),
    SUPPLEMENT_DROPPED(HttpStatus.CONFLICT, "The question fell away"),
    PARTICIPANTS_SETTLED(HttpStatus.CONFLICT, "Who takes part is settled"),
    NOTHING_TO_APPEAL(HttpStatus.CONFLICT, "There is nothing to appeal against"),
    APPEAL_PENDING(HttpStatus.CONFLICT, "An appeal is open"),
    APPEAL_WINDOW_CLOSED(HttpStatus.CONFLICT, "The window for appeals is closed"),
    NOTHING_FILED(HttpStatus.CONFLICT, "Nothing was filed"),
    RECORDS_REMOVED(HttpStatus.CONFLICT, "The records were removed"),
    BUNDLE_TOO_LARGE(HttpStatus.CONFLICT, "The bundle would be too large"),
    CONFLICTING_VIEW(HttpStatus.CONFLICT, "The log was shown in two views"),
    HOLD_LIFTED(HttpStatus.CONFLICT, "The hold was lifted"),
    ERASURE_APPROVED(HttpStatus.CONFLICT, "The erasure was approved"),
    ANOTHER_PERSON_NEEDED(HttpStatus.CONFLICT, "It takes another person"),
    CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "Changed meanwhile"),
    CONTENT_TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "Content too large"),
    DOCUMENT_TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The document is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    DOCUMENT_TYPE_NOT_ACCEPTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The document's type is not accepted"),
    DOCUMENT_TYPE_MISMATCH(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The document is not what it claims to be"),
    DOCUMENT_NOT_SAFE(HttpStatus.UNPROCESSABLE_ENTITY, "The document is not safe"),
    DOCUMENT_INFECTED(HttpStatus.UNPROCESSABLE_ENTITY, "The document is infected"),
    PROPOSAL_INCOMPLETE(HttpStatus.UNPROCESSABLE_ENTITY, "The proposal is incomplete"),
    HOME_IS_ONLY_HOST(HttpStatus.UNPROCESSABLE_ENTITY, "The home country is the only host"),
    IF_MATCH_MISSING(HttpStatus.PRECONDITION_REQUIRED, "If-Match is missing"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    REALM_UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE, "The sign-in service does not answer"),
    SCANNER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The virus scanner does not answer"),
    TOOK_TOO_LONG(HttpStatus.SERVICE_UNAVAILABLE, "It took too long"),
    UNEXPECTED_FAILURE(HttpStatus.INTERNAL_SERVER_ERROR, "Unexpected failure");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** What a problem detail bears as {@code type}. */
    public URI uri() {
        return URI.create(
                "urn:problem-type:tributary:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** What to answer with that status when nothing more is known. */
    public static ProblemType of(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> NOT_SIGNED_IN;
            case FORBIDDEN -> NOT_ALLOWED;
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case PAYLOAD_TOO_LARGE -> CONTENT_TOO_LARGE;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            default -> status.is5xxServerError() ? UNEXPECTED_FAILURE : BAD_REQUEST;
        };
    }
}
