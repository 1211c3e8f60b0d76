package tributary.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of document that are accepted. */
@SuppressWarnings("ImmutableEnumChecker") // the lists come from List.of
enum DocumentType {
    PDF("PDF", "application/pdf", List.of("pdf"), List.of()),
    DOCX(
            "DOCX",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            List.of("docx"),
            List.of("application/zip", "application/x-zip-compressed")),
    XLSX(
            "XLSX",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            List.of("xlsx"),
            List.of("application/zip", "application/x-zip-compressed")),
    PNG("PNG", "image/png", List.of("png"), List.of()),
    JPEG("JPEG", "image/jpeg", List.of("jpg", "jpeg"), List.of("image/jpg", "image/pjpeg")),
    GEOJSON(
            "GeoJSON",
            "application/geo+json",
            List.of("geojson", "json"),
            List.of("application/json", "application/vnd.geo+json", "text/json", "text/plain"));

    private static final String NO_CLAIM = "application/octet-stream";

    private final String title;
    private final String mediaType;
    private final List<String> extensions;
    private final List<String> otherMediaTypes;

    DocumentType(String title, String mediaType, List<String> extensions, List<String> otherMediaTypes) {
        this.title = title;
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.otherMediaTypes = otherMediaTypes;
    }

    /** Whether it is an archive of parts. */
    boolean isPackage() {
        return this == DOCX || this == XLSX;
    }

    String title() {
        return title;
    }

    String mediaType() {
        return mediaType;
    }

    boolean hasName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot >= 0 && extensions.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    boolean isDeclaredAs(String declared) {
        String bare = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return bare.isEmpty() || bare.equals(NO_CLAIM) || bare.equals(mediaType) || otherMediaTypes.contains(bare);
    }

    static Optional<DocumentType> find(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(DocumentType::title).collect(Collectors.joining(", "));
    }
}
