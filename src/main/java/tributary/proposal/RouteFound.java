package tributary.proposal;

import java.util.UUID;
import tributary.routing.NationalRoute;

/** Routing answered for one member's review, at its start or again after a fact changed; the route tells which rules fired. */
public record RouteFound(UUID id, NationalRoute route, int revision) {}
