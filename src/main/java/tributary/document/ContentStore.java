package tributary.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Content in the database, in chunks. */
@Component
class ContentStore {

    private static final int CHUNK_SIZE = 256 * 1024;

    private final JdbcClient database;
    private final Clock clock;

    ContentStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    StoredContent add(Path file, String sha256, String mediaType, VirusScan virusScan) throws IOException {
        long size = Files.size(file);
        StoredContent content = new StoredContent(sha256, size, mediaType, virusScan);
        if (isStored(sha256)) {
            return content;
        }
        long upload = database.sql("select nextval('document_upload_number')")
                .query(Long.class)
                .single();
        // The row goes first: of two uploads of the same bytes, the second waits here for the first to commit, and
        // writes nothing. So does one of bytes that another tenant stored, whose row it does not see.
        int added = database.sql("""
                        insert into document_content (sha256, upload, size_bytes, media_type, stored_at)
                        values (:sha256, :upload, :size, :mediaType, :now) on conflict do nothing
                        """)
                .param("sha256", sha256)
                .param("upload", upload)
                .param("size", size)
                .param("mediaType", mediaType)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (added == 1) {
            addChunks(file, upload);
        }
        return content;
    }

    private void addChunks(Path file, long upload) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            int position = 0;
            for (byte[] chunk = stream.readNBytes(CHUNK_SIZE);
                    chunk.length > 0;
                    chunk = stream.readNBytes(CHUNK_SIZE)) {
                database.sql("insert into document_chunk (upload, position, bytes) values (:upload, :position, :bytes)")
                        .param("upload", upload)
                        .param("position", position++)
                        .param("bytes", chunk)
                        .update();
            }
        }
    }

    private boolean isStored(String sha256) {
        return database.sql("select exists (select from document_content where sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    /** The table's policy lets only those go that no document refers to. */
    @Transactional
    void removeUnused(Collection<String> sha256s) {
        List<Long> uploads = database.sql("""
                        delete from document_content where sha256 = any (:sha256s::text[]) returning upload
                        """)
                .param("sha256s", sha256s.toArray(String[]::new))
                .query(Long.class)
                .list();
        database.sql("delete from document_chunk where upload = any (:uploads::bigint[])")
                .param("uploads", uploads.toArray(Long[]::new))
                .update();
    }

    InputStream open(String sha256) {
        long upload = database.sql("select upload from document_content where sha256 = :sha256")
                .param("sha256", sha256)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("No content is stored under " + sha256));
        return new ChunkStream(upload);
    }

    private Optional<byte[]> findChunk(long upload, int position) {
        return database.sql("select bytes from document_chunk where upload = :upload and position = :position")
                .param("upload", upload)
                .param("position", position)
                .query((row, number) -> row.getBytes("bytes"))
                .optional();
    }

    /** One chunk in memory at a time; each is read when the one before is used up, so that no connection is held while a client is slow. */
    private final class ChunkStream extends InputStream {

        private final long upload;
        private int next;
        private ByteArrayInputStream chunk = new ByteArrayInputStream(new byte[0]);

        ChunkStream(long upload) {
            this.upload = upload;
        }

        @Override
        public int read() {
            return advance() ? chunk.read() : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            return advance() ? chunk.read(target, offset, length) : -1;
        }

        private boolean advance() {
            if (chunk.available() > 0) {
                return true;
            }
            Optional<byte[]> read = findChunk(upload, next++);
            read.ifPresent(bytes -> chunk = new ByteArrayInputStream(bytes));
            return read.isPresent();
        }
    }
}
