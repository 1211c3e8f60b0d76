package tributary.journey;

import java.nio.charset.StandardCharsets;

/** A small but real file for a kind of document. */
@SuppressWarnings("ArrayRecordComponent") // read once and thrown away
record SamplePaper(String name, String mediaType, byte[] content) {

    static SamplePaper of(String kind) {
        return kind.equals("site-map") ? map() : pdf(kind);
    }

    private static SamplePaper map() {
        String geometry = """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Site"},
                 "geometry": {"type": "Polygon", "coordinates": [[[101.18, 19.85], [101.2, 19.85], [101.2, 19.87], [101.18, 19.85]]]}}]}
                """;
        return new SamplePaper("site-map.geojson", "application/geo+json", geometry.getBytes(StandardCharsets.UTF_8));
    }

    private static SamplePaper pdf(String kind) {
        String title = kind.replace('-', ' ');
        String drawing = "BT /F1 18 Tf 72 760 Td (" + title + ") Tj ET";
        StringBuilder text = new StringBuilder("%PDF-1.4\n");
        int[] offsets = new int[6];
        String[] objects = {
            "",
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        };
        for (int i = 1; i < objects.length; i++) {
            offsets[i] = text.length();
            text.append(i).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int references = text.length();
        text.append("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 1; i < objects.length; i++) {
            text.append(String.format("%010d 00000 n \n", offsets[i]));
        }
        text.append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n")
                .append(references)
                .append("\n%%EOF\n");
        return new SamplePaper(kind + ".pdf", "application/pdf", text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
