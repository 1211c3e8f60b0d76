package tributary.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.audit.export.SampleEntries.stepEnded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XesExportTests {

    @Test
    void namesNoResourceWhereTheNameWasErased() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        new XesExport().write(SampleEntries.SUBJECT, List.of(stepEnded(1, "la.legal"), stepEnded(2, "erased")), file);

        assertThat(file.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("org:resource\"")
                .contains("<string key=\"org:resource\" value=\"la.legal\"/>")
                .doesNotContain("erased");
    }
}
