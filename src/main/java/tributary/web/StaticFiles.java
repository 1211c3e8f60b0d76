package tributary.web;

import jakarta.servlet.http.HttpServletRequest;

/** What is the same for everybody: styles, scripts and pictures. */
public final class StaticFiles {

    private StaticFiles() {}

    /** Whether one of them is asked for. */
    public static boolean areAskedBy(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }
}
