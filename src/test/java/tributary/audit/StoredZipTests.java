package tributary.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import tributary.web.Conflict;

class StoredZipTests {

    @Test
    void takesAsManyFilesAsItCanCountAndRefusesOneMore() throws IOException {
        StoredZip zip = new StoredZip(OutputStream.nullOutputStream());
        zip.reserve(65_535);
        assertThatThrownBy(() -> zip.reserve(65_536)).isInstanceOf(Conflict.class);

        for (int number = 0; number < 65_535; number++) {
            zip.add(Integer.toString(number), new byte[0]);
        }
        assertThatThrownBy(() -> zip.add("one-more", new byte[0]))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("65,535 files");
        zip.finish();
    }
}
