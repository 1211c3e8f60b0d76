package tributary.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Kinds of work that are bounded each by itself, known by method and path alone. */
enum Work {
    PREVIEW,
    /** A document on its way here, as slow as its sender. */
    UPLOAD,
    /** A document on its way to whoever asked for it, as slow as they. */
    DOWNLOAD,
    /** What reads many entries of an audit log, and proves them. */
    EXPORT,
    OTHER;

    private static final Map<Work, List<Call>> CALLS = Map.of(
            PREVIEW, List.of(Call.sending("/api/approval-previews/**"), Call.reading("/api/approval-previews/**")),
            UPLOAD,
                    List.of(
                            Call.sending("/api/proposals/{id}/documents"),
                            Call.sending("/api/exchange-rates/imports"),
                            Call.sending("/portal/proposals/{id}/documents"),
                            Call.sending("/portal/proposals/{id}/supplement-requests/{request}/answer"),
                            Call.sending("/desk/exchange-rates/imports")),
            DOWNLOAD,
                    List.of(
                            Call.reading("/api/proposals/{id}/documents/{document}"),
                            Call.reading("/portal/proposals/{id}/documents/{document}"),
                            Call.reading("/portal/financing/{id}/documents/{document}"),
                            Call.reading("/desk/proposals/{id}/documents/{document}")),
            EXPORT,
                    List.of(
                            Call.reading("/api/audit/verification"),
                            Call.reading("/api/audit/proposals/{id}/bundle"),
                            Call.reading("/audit/proposals/{id}/bundle"),
                            Call.reading("/audit/proposals/{id}/exports/{ending}"),
                            Call.reading("/api/proposals/{id}/receipt"),
                            Call.reading("/portal/proposals/{id}/filing-receipt"),
                            // Reads all that names a person in the log.
                            Call.sending("/api/retention/erasures/{id}/approval"),
                            Call.sending("/desk/retention/erasures/{id}/approval")));

    /** Before any door has looked at the request: its address may be anything. */
    static Work of(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return CALLS.entrySet().stream()
                .filter(calls -> calls.getValue().stream().anyMatch(call -> call.is(request.getMethod(), path)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }

    private record Call(Set<String> methods, PathPattern path) {

        static Call sending(String path) {
            return new Call(Set.of("POST"), PathPatternParser.defaultInstance.parse(path));
        }

        /** What only asks for the head of an answer is the same work. */
        static Call reading(String path) {
            return new Call(Set.of("GET", "HEAD"), PathPatternParser.defaultInstance.parse(path));
        }

        boolean is(String method, PathContainer address) {
            return methods.contains(method) && path.matches(address);
        }
    }
}
