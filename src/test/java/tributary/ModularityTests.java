package tributary;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void usesOnlyModulesBelow() {
        ApplicationModules.of(Tributary.class).verify();
    }
}
