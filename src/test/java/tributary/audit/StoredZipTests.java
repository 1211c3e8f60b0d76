package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void refusesAFileThatNoVerifierReads() throws IOException {
        StoredZip zip = new StoredZip(OutputStream.nullOutputStream());
        zip.add("largest", new byte[16 << 20]);

        assertThatThrownBy(() -> zip.add("larger", new byte[(16 << 20) + 1]))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("16 MiB, larger");
    }

    @Test
    void takesTwoGibibytesToTheByteAndNotOneMore() throws IOException {
        CountingStream out = new CountingStream();
        StoredZip zip = new StoredZip(out);
        byte[] largest = new byte[16 << 20];
        for (int number = 100; number < 227; number++) {
            zip.add(Integer.toString(number), largest);
        }
        int left = Math.toIntExact((1L << 31) - 127 * (largest.length + 30L + 3 + 46 + 3) - 30 - 46 - 2 * 3 - 22);

        assertThatThrownBy(() -> zip.add("227", new byte[left + 1]))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("2 GiB");
        zip.add("227", new byte[left]);
        zip.finish();

        assertThat(out.written).isEqualTo(1L << 31);
    }

    private static final class CountingStream extends OutputStream {

        private long written;

        @Override
        public void write(int one) {
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            written += length;
        }
    }
}
