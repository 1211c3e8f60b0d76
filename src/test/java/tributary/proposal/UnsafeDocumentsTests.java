package tributary.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TributaryTest;
import tributary.local.VirusScanner;
import tributary.proposal.ProposalApi.Answer;

/** Files that would do harm to whoever opens or unpacks them. */
@TributaryTest
class UnsafeDocumentsTests {

    private static final String ENTERPRISE = "cn.enterprise";
    private static final String URN = "urn:problem-type:tributary:";
    private static final byte[] BLANK = new byte[8 * 1024 * 1024];

    private final ProposalApi api;
    private String id;

    UnsafeDocumentsTests(@LocalServerPort int port) {
        api = new ProposalApi(port);
    }

    @BeforeEach
    void beginADraft() {
        id = api.post(ENTERPRISE, "/api/proposals", "{}")
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    @Test
    void refusesAPartThatUnpacksToManyTimesItsSize() {
        refuses("a.docx", SampleFiles.docxWith(Map.of("word/media/a.bmp", BLANK)), "100 times its size");
    }

    @Test
    void refusesABombInAnArchiveWithin() {
        byte[] inner = SampleFiles.zipOf(Map.of("a.xml", BLANK));

        refuses(
                "a.docx",
                SampleFiles.docxWith(Map.of("word/embeddings/a.xlsx", nested(inner, 3))),
                "archives within archives");
        refuses("a.docx", SampleFiles.docxWith(Map.of("word/embeddings/a.xlsx", inflating(9))), "64 MB");
    }

    @Test
    void refusesAnArchiveWithinThatIsDamaged() {
        byte[] cut = Arrays.copyOf(SampleFiles.zipOf(Map.of("a.xml", BLANK)), 4_000);

        refuses("a.docx", SampleFiles.docxWith(Map.of("word/embeddings/a.xlsx", cut)), "damaged");
    }

    @Test
    void refusesMoreThanFiveThousandParts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (int part = 0; part < 5_000; part++) {
            parts.put("word/p" + part + ".xml", new byte[0]);
        }

        refuses("a.docx", SampleFiles.docxWith(parts), "5000 parts");
    }

    @Test
    void refusesMacrosUnderAnyName() {
        refuses("a.docx", SampleFiles.docxWith(Map.of("word/vbaProject.bin", new byte[] {1})), "macros");
        refuses(
                "a.docx",
                SampleFiles.docxWith(Map.of(
                        "word/embeddings/a.xlsx", SampleFiles.zipOf(Map.of("xl/vbaProject.bin", new byte[] {1})))),
                "macros");
        refuses("a.docx", SampleFiles.docxWith(Map.of("[Content_Types].xml", macroTypes())), "macros");
    }

    @Test
    void refusesPartsThatLeadOutOfThePackage() {
        refuses(
                "a.docx",
                SampleFiles.docxWith(Map.of("word/../../../etc/cron.d/a", new byte[] {1})),
                "leads out of it");
        refuses("a.docx", SampleFiles.docxWith(Map.of("..\\a.exe", new byte[] {1})), "leads out of it");
    }

    @Test
    void refusesFilesThatAreTwoThingsAtOnce() {
        byte[] archive = SampleFiles.zip(Map.of("a.html", "<script>alert(1)</script>"));
        byte[] pdf = SampleFiles.pdf("a");
        byte[] jpegAndPdf = join(SampleFiles.jpeg(), pdf);

        refuses("a.pdf", join(pdf, archive), "something else");
        refuses(
                "a.pdf",
                join(pdf, "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)),
                "something else");
        refuses("a.png", join(SampleFiles.png(), archive), "something else");
        refuses("a.png", join(SampleFiles.png(), "<svg/>".getBytes(StandardCharsets.UTF_8)), "something else");
        refuses("a.jpg", join(SampleFiles.jpeg(), archive), "something else");
        refuses("a.jpg", jpegAndPdf, "something else");
        refuses("a.docx", join(SampleFiles.docx(), pdf), "something else");
    }

    @Test
    void refusesPagesInDisguise() {
        String svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        for (String text :
                List.of(svg, "<!DOCTYPE html><script>alert(1)</script>", "GIF89a/*<script>alert(1)</script>*/")) {
            for (String name : List.of("a.png", "a.jpg", "a.pdf", "a.geojson", "a.docx")) {
                assertThat(upload(name, text.getBytes(StandardCharsets.UTF_8))
                                .expect(415)
                                .problem())
                        .isEqualTo(URN + "document-type-not-accepted");
            }
        }
        assertThat(documents()).isZero();
    }

    @Test
    void refusesWhatTheScannerFinds() {
        Answer refused = upload("a.pdf", SampleFiles.pdf(VirusScanner.EICAR));

        assertThat(refused.expect(422).problem()).isEqualTo(URN + "document-infected");
        assertThat(refused.pointers()).containsExactly("/file");
        assertThat(refused.text()).doesNotContain("Eicar");
        assertThat(documents()).isZero();
    }

    @Test
    void takesNothingThatTheScannerGaveNoVerdictOn() {
        assertThat(upload("a.pdf", SampleFiles.pdf(VirusScanner.SILENCE))
                        .expect(503)
                        .problem())
                .isEqualTo(URN + "scanner-unavailable");
        assertThat(documents()).isZero();
    }

    @Test
    void holdsNobodyUpWhileTheScannerPonders() {
        CompletableFuture<Answer> upload =
                CompletableFuture.supplyAsync(() -> upload("a.pdf", SampleFiles.pdf(VirusScanner.PUZZLE)));
        VirusScanner.awaitPondering();
        try {
            api.delete(ENTERPRISE, "/api/proposals/" + id + "/documents/" + UUID.randomUUID())
                    .expect(404);
        } finally {
            VirusScanner.decide();
        }

        upload.join().expect(201);
    }

    @Test
    void takesOrdinaryDocumentsAndTellsThatTheyWereScanned() {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        byte[] ordinary = SampleFiles.docxWith(Map.of(
                "word/media/map.png",
                noise,
                "word/embeddings/table.xlsx",
                SampleFiles.xlsx(),
                "word/styles.xml",
                new byte[1_000_000]));

        assertThat(upload("a.docx", ordinary)
                        .expect(201)
                        .json()
                        .path("virusScan")
                        .asText())
                .isEqualTo("clean");
        assertThat(upload("a.png", SampleFiles.png())
                        .expect(201)
                        .json()
                        .path("virusScan")
                        .asText())
                .isEqualTo("clean");
    }

    private void refuses(String name, byte[] content, String reason) {
        Answer refused = upload(name, content);

        assertThat(refused.expect(422).problem()).isEqualTo(URN + "document-not-safe");
        assertThat(refused.json().path("detail").asText()).contains(reason);
        assertThat(refused.pointers()).containsExactly("/file");
        assertThat(documents()).isZero();
    }

    private Answer upload(String name, byte[] content) {
        return api.upload(ENTERPRISE, id, "site-map", name, "application/octet-stream", content);
    }

    private int documents() {
        return api.get(ENTERPRISE, "/api/proposals/" + id)
                .json()
                .path("documents")
                .size();
    }

    private static byte[] nested(byte[] archive, int times) {
        byte[] outer = archive;
        for (int i = 0; i < times; i++) {
            outer = SampleFiles.zipOf(Map.of("a.zip", outer));
        }
        return outer;
    }

    /** So many parts of 8 MB each, in an archive of some kilobytes. */
    private static byte[] inflating(int parts) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (int part = 0; part < parts; part++) {
            all.put("p" + part, BLANK);
        }
        return SampleFiles.zipOf(all);
    }

    private static byte[] macroTypes() {
        return ("<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                        + "wordprocessingml.document.main+xml\"/><Default Extension=\"bin\""
                        + " ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
