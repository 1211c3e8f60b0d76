package tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;

/** No plug-in of the starter's may put the engine's own in its place, which reads a row in every transaction. */
@TributaryTest
class TimesOfRemovalTests {

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Test
    void giveEventsTheirs() {
        assertThat(engine.getHistoryEventProducer()).isInstanceOf(TimesOfRemoval.class);
    }
}
