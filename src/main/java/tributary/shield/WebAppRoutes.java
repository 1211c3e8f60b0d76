package tributary.shield;

import java.util.List;

/** Every call of the web apps that may pass, as Tasklist and Cockpit make them in a browser. */
final class WebAppRoutes {

    static final List<Route> ALL = List.of();

    private WebAppRoutes() {}
}
