package tributary.proposal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The least that each type of document consists of. */
public final class SampleFiles {

    private SampleFiles() {}

    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n% " + text + "\ntrailer << /Root 1 0 R >>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] png() {
        return HexFormat.of()
                .parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                        + "0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082");
    }

    public static byte[] jpeg() {
        return new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1};
    }

    public static byte[] geoJson() {
        return "{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [101.2, 19.8]}, \"properties\": {}}"
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] docx() {
        return office("word/document.xml", "wordprocessingml.document.main");
    }

    public static byte[] docxWithMacros() {
        return zip(Map.of(
                "[Content_Types].xml",
                "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>",
                "word/document.xml",
                "<w:document/>",
                "word/vbaProject.bin",
                "x"));
    }

    public static byte[] xlsx() {
        return office("xl/workbook.xml", "spreadsheetml.sheet.main");
    }

    /** A DOCX with these parts besides. */
    public static byte[] docxWith(Map<String, byte[]> parts) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                ("<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                                + "wordprocessingml.document.main+xml\"/></Types>")
                        .getBytes(StandardCharsets.UTF_8));
        all.put("word/document.xml", "<document/>".getBytes(StandardCharsets.UTF_8));
        all.putAll(parts);
        return zipOf(all);
    }

    public static byte[] zip(Map<String, String> entries) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        entries.forEach((name, text) -> parts.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return zipOf(parts);
    }

    public static byte[] zipOf(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                archive.putNextEntry(new ZipEntry(entry.getKey()));
                archive.write(entry.getValue());
                archive.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static byte[] office(String part, String type) {
        return zip(Map.of(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/" + part
                        + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + type + "+xml\"/></Types>",
                part,
                "<document/>"));
    }
}
