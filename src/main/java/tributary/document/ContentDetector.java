package tributary.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the type of a file from its bytes alone. */
@Component
class ContentDetector {

    private static final Set<String> GEOJSON_TYPES = Set.of(
            "FeatureCollection",
            "Feature",
            "Point",
            "MultiPoint",
            "LineString",
            "MultiLineString",
            "Polygon",
            "MultiPolygon",
            "GeometryCollection");
    private static final int CONTENT_TYPES_LIMIT = 1024 * 1024;

    private final Tika tika = new Tika();
    private final JsonFactory json = new JsonFactory();

    Optional<DocumentType> detect(Path file) throws IOException {
        String found;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            found = tika.detect(stream);
        }
        return switch (found) {
            case "application/zip", "application/x-tika-ooxml" -> officeType(file);
            case "text/plain", "application/json", "text/html" ->
                isGeoJson(file) ? Optional.of(DocumentType.GEOJSON) : Optional.empty();
            default -> DocumentType.find(found);
        };
    }

    /** Magic bytes tell only that it is an archive; the package's own list of parts tells which document it holds. */
    private static Optional<DocumentType> officeType(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            ZipEntry contentTypes = archive.getEntry("[Content_Types].xml");
            if (contentTypes == null) {
                return Optional.empty();
            }
            String parts;
            try (InputStream stream = archive.getInputStream(contentTypes)) {
                parts = new String(stream.readNBytes(CONTENT_TYPES_LIMIT), StandardCharsets.UTF_8);
            }
            if (isPart(archive, parts, "word/document.xml", DocumentType.DOCX)) {
                return Optional.of(DocumentType.DOCX);
            }
            if (isPart(archive, parts, "xl/workbook.xml", DocumentType.XLSX)) {
                return Optional.of(DocumentType.XLSX);
            }
            return Optional.empty();
        } catch (ZipException notAnArchive) {
            return Optional.empty();
        }
    }

    private static boolean isPart(ZipFile archive, String contentTypes, String part, DocumentType type) {
        return archive.getEntry(part) != null && contentTypes.contains("\"" + type.mediaType() + ".main+xml\"");
    }

    private boolean isGeoJson(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                JsonParser parser = json.createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            String type = null;
            for (JsonToken token = parser.nextToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
                type = memberType(parser, type);
            }
            return parser.currentToken() == JsonToken.END_OBJECT
                    && parser.nextToken() == null
                    && type != null
                    && GEOJSON_TYPES.contains(type);
        } catch (JsonProcessingException malformed) {
            return false;
        }
    }

    private static @Nullable String memberType(JsonParser parser, @Nullable String known) throws IOException {
        boolean isType = "type".equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (isType && value == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return known;
    }
}
