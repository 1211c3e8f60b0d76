package tributary.shield;

import jakarta.servlet.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;

/** Takes the shield down for the length of a test, so that the walls behind it can be shown to hold alone. */
@Component
class ShieldWall {

    private final List<SecurityFilterChain> chains;
    private final Map<SecurityFilterChain, List<Filter>> complete = new LinkedHashMap<>();

    ShieldWall(List<SecurityFilterChain> chains) {
        this.chains = chains;
    }

    void takeDown() {
        for (SecurityFilterChain chain : chains) {
            complete.put(chain, List.copyOf(chain.getFilters()));
            chain.getFilters().removeIf(ShieldFilter.class::isInstance);
        }
    }

    /** Puts it up again where it was. */
    void putUp() {
        complete.forEach((chain, all) -> {
            chain.getFilters().clear();
            chain.getFilters().addAll(all);
        });
        complete.clear();
    }
}
