package tributary.isolation;

/** How a caller comes in. */
enum Door {
    /** With an access token. */
    PROGRAM,
    /** With a browser's session, to a page or by a form. */
    PAGE,
    /** With a browser's session, as the scripts of the web apps call. */
    SCRIPT
}
