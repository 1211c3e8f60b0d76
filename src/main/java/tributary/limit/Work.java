package tributary.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

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

    private static final Map<Work, RequestMatcher> REQUESTS = Map.of(
            PREVIEW, PathPatternRequestMatcher.withDefaults().matcher("/api/approval-previews/**"),
            UPLOAD,
                    any(
                            HttpMethod.POST,
                            "/api/proposals/{id}/documents",
                            "/api/exchange-rates/imports",
                            "/portal/proposals/{id}/documents",
                            "/portal/proposals/{id}/supplement-requests/{request}/answer",
                            "/desk/exchange-rates/imports"),
            DOWNLOAD,
                    any(
                            HttpMethod.GET,
                            "/api/proposals/{id}/documents/{document}",
                            "/portal/proposals/{id}/documents/{document}",
                            "/portal/financing/{id}/documents/{document}",
                            "/desk/proposals/{id}/documents/{document}"),
            EXPORT,
                    any(
                            HttpMethod.GET,
                            "/api/audit/verification",
                            "/api/audit/proposals/{id}/bundle",
                            "/audit/proposals/{id}/bundle",
                            "/audit/proposals/{id}/exports/{ending}",
                            "/api/proposals/{id}/receipt",
                            "/portal/proposals/{id}/filing-receipt"));

    static Work of(HttpServletRequest request) {
        return REQUESTS.entrySet().stream()
                .filter(each -> each.getValue().matches(request))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }

    private static RequestMatcher any(HttpMethod method, String... paths) {
        List<RequestMatcher> each = Arrays.stream(paths)
                .<RequestMatcher>map(
                        path -> PathPatternRequestMatcher.withDefaults().matcher(method, path))
                .toList();
        return new OrRequestMatcher(each);
    }
}
