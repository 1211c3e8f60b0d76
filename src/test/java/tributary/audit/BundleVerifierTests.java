package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tributary.audit.log.Hash;
import tributary.audit.log.SampleLog;
import tributary.audit.log.SignedNote;
import tributary.local.AloneProgram;
import tributary.verifier.Bytes;
import tributary.verifier.Fault;
import tributary.verifier.Key;
import tributary.verifier.Merkle;
import tributary.verifier.Verify;

/** Bundles that are good, damaged, forged, mixed or meant to harm: there is always a verdict, and only the good are good. */
class BundleVerifierTests {

    private static final int TIMES = 1000;
    private static final String LOG = "logs/la/";
    private static final String SALT = Base64.getEncoder().encodeToString(new byte[16]);
    private static final String NODE = "node";
    private static final String SECOND = "src/test/resources/tributary/verifier/verify.mjs";

    @TempDir
    Path directory = Path.of("");

    @Test
    void takesAGoodBundle() {
        assertThat(verdict(new SampleBundle().sealed().zip()))
                .startsWith("GOOD proposal " + SampleBundle.PROPOSAL + ", bundle for la made 2026-11-28T00:00:00Z\n"
                        + "  12 entries proved in sample.example/la, 12 entries, root ")
                .contains(
                        "; no witness has cosigned it\n",
                        "Its maker does not state that these are all entries of the proposal in these logs.\n",
                        SampleLog.key().toString());
    }

    @Test
    void takesABundleWhoseEntriesWereRemovedOnRecord() throws Exception {
        SampleBundle bundle = SampleBundle.withRemovedEntries().sealed();

        assertThat(verdict(bundle.zip()))
                .startsWith("GOOD ")
                .contains(
                        "  13 entries proved in sample.example/la, 13 entries, root ",
                        "; of 2 only the hash, since they were removed when their period had ended",
                        "Its maker states that these are all entries of the proposal in these logs.\n");
        assertThat(second(bundle)).isEqualTo("0 GOOD proposal " + SampleBundle.PROPOSAL + ", 13 entries");
    }

    @Test
    void findsEntriesThatWereRemovedPastTheRecord() throws Exception {
        SampleBundle bundle = SampleBundle.withRemovedEntries();
        String entry = bundle.text(LOG + "entries/6.json");

        assertThat(verdict(bundle.tombstone(6, entry, "one").sealed().zip()))
                .isEqualTo(
                        "FAULT " + LOG
                                + "entries/4.removed: the entry was removed, and no entry here tells of the removal of just these");
        assertThat(second(bundle)).startsWith("1 FAULT ");
        assertThat(verdict(SampleBundle.withRemovedEntries()
                        .tombstone(6, entry, "two")
                        .sealed()
                        .zip()))
                .startsWith("FAULT " + LOG + "entries/6.removed: the entry was removed, ");
        assertThat(verdict(SampleBundle.withRemovedEntries()
                        .tombstone(4, entry, "one")
                        .sealed()
                        .zip()))
                .isEqualTo(
                        "FAULT " + LOG + "entries/4.removed: the log does not contain it: it was changed or inserted");
    }

    @Test
    void findsAnEntryThatWasLeftOut() throws Exception {
        SampleBundle bundle = SampleBundle.withRemovedEntries()
                .remove(LOG + "entries/7.json")
                .remove(LOG + "entries/7.tlog-proof")
                .sealed();

        assertThat(verdict(bundle.zip()))
                .isEqualTo("FAULT complete: it does not state what the bundle holds of the log of la");
        assertThat(second(bundle)).startsWith("1 FAULT complete");
    }

    /** A removal that nobody can see would excuse whatever is missing. */
    @Test
    void findsRemovalsOfWhichNothingIsHere() throws Exception {
        SampleBundle bundle = SampleBundle.withRemovedEntries().put("complete", "la 13 11\n");
        for (int index = 4; index <= 5; index++) {
            bundle.remove(LOG + "entries/" + index + ".removed").remove(LOG + "entries/" + index + ".tlog-proof");
        }

        assertThat(verdict(bundle.sealed().zip()))
                .isEqualTo("FAULT " + LOG + "entries/12.json: it tells of a removal, and what was removed is not here");
        assertThat(second(bundle)).startsWith("1 FAULT ");
        assertThat(verdict(bundle.remove("complete").sealed().zip())).startsWith("GOOD ");
        assertThat(second(bundle)).startsWith("0 GOOD ");
    }

    @Test
    void findsThatOtherNumbersWereRemovedThanIsTold() throws Exception {
        for (int told : new int[] {1, 99}) {
            SampleBundle bundle = SampleBundle.withRemovedEntries(told).sealed();

            assertThat(verdict(bundle.zip()))
                    .startsWith("FAULT " + LOG + "entries/4.removed: the entry was removed, and no entry here tells");
            assertThat(second(bundle)).startsWith("1 FAULT ");
        }
    }

    /** Three proposals had removals in this log; a bundle of one of them holds, and tells of, its own. */
    @Test
    void takesABundleOfALogThatLostEntriesOfOthersToo() throws Exception {
        List<String> mine = SampleBundle.entries(0, 12);
        String other = mine.get(0).replace(SampleBundle.PROPOSAL, SampleBundle.PROPOSAL.replace('1', '2'));
        SampleLog log = new SampleLog()
                .with(List.of(mine.get(1), other, mine.get(2), mine.get(3)))
                .with(List.of(
                        removal("one", List.of(mine.get(1), mine.get(2)), SampleBundle.PROPOSAL),
                        removal("two", List.of(other), SampleBundle.PROPOSAL.replace('1', '2')),
                        removal("three", List.of(mine.get(3)), SampleBundle.PROPOSAL)));
        SampleBundle bundle = new SampleBundle(log)
                .remove(LOG + "entries/2.values")
                .tombstone(0, mine.get(1), "one")
                .tombstone(2, mine.get(2), "one")
                .tombstone(3, mine.get(3), "three")
                .put("complete", "la 7 5\n");
        for (int index : new int[] {1, 5}) {
            bundle.remove(LOG + "entries/" + index + ".json").remove(LOG + "entries/" + index + ".tlog-proof");
        }

        assertThat(verdict(bundle.sealed().zip())).startsWith("GOOD ").contains("; of 3 only the hash, ");
        assertThat(second(bundle)).startsWith("0 GOOD ");
    }

    private static String removal(String id, List<String> entries, String proposal) {
        byte[][] leaves = entries.stream()
                .map(entry -> Merkle.leaf(entry.getBytes(StandardCharsets.UTF_8)))
                .toArray(byte[][]::new);
        return """
                {"commitments":{},"detail":{"entries":%d,"leaves":"%s","records":"log","removal":"%s"},\
                "format":"tributary-audit-entry/1","proposal":"%s","tenant":"la","type":"records-removed"}""".formatted(leaves.length, HexFormat.of().formatHex(Bytes.sha256(leaves)), id, proposal);
    }

    @Test
    void saysUpToWhichSizeEachWitnessCosigned() throws Exception {
        SampleLog log = new SampleLog().with(SampleBundle.entries(0, 7)).with(SampleBundle.entries(7, 12));
        SampleWitness thailand = new SampleWitness("witness.example/th");
        SampleWitness china = new SampleWitness("witness.example/cn");
        SampleBundle bundle = new SampleBundle(log)
                .put("keys", SampleLog.key() + "\n" + thailand.key() + "\n" + china.key() + "\n")
                .cosigned(china.cosign(log.head()))
                .put(LOG + "cosigned-checkpoint", log.checkpoint(7) + thailand.cosign(log.checkpoint(7)))
                .put(LOG + "consistency", SampleBundle.lines(log.consistency(7)));

        assertThat(verdict(bundle.sealed().zip()))
                .contains(
                        "    cosigned by witness.example/cn up to size 12: all of these entries\n",
                        "    cosigned by witness.example/th up to size 7: 5 of these entries lie beyond\n");
        assertThat(second(bundle))
                .contains(
                        "la: cosigned by witness.example/cn up to size 12, 0 entries beyond",
                        "la: cosigned by witness.example/th up to size 7, 5 entries beyond");

        SignedNote empty = SignedNote.parse(SampleLog.sign(SampleLog.ORIGIN + "\n0\n" + Hash.EMPTY + "\n"));
        SampleBundle ofNothing = new SampleBundle(log)
                .put("keys", SampleLog.key() + "\n" + thailand.key() + "\n")
                .put(LOG + "cosigned-checkpoint", empty + thailand.cosign(empty))
                .put(LOG + "consistency", "");
        assertThat(verdict(ofNothing.sealed().zip()))
                .contains("    cosigned by witness.example/th up to size 0: 12 of these entries lie beyond\n");
        assertThat(second(ofNothing)).contains("la: cosigned by witness.example/th up to size 0, 12 entries beyond");
    }

    @Test
    void saysUpToWhichSizeEachWitnessCosignedAHeadOfItsOwn() throws Exception {
        SampleLog log = new SampleLog()
                .with(SampleBundle.entries(0, 3))
                .with(SampleBundle.entries(3, 7))
                .with(SampleBundle.entries(7, 12));
        SampleWitness thailand = new SampleWitness("witness.example/th");
        SampleWitness china = new SampleWitness("witness.example/cn");
        SampleBundle bundle = new SampleBundle(log)
                .put("keys", SampleLog.key() + "\n" + thailand.key() + "\n" + china.key() + "\n")
                .put(LOG + "cosigned-checkpoint", log.checkpoint(7) + thailand.cosign(log.checkpoint(7)))
                .put(LOG + "consistency", SampleBundle.lines(log.consistency(7)))
                .put(LOG + "cosigned-checkpoint-2", log.checkpoint(3) + china.cosign(log.checkpoint(3)))
                .put(LOG + "consistency-2", SampleBundle.lines(log.consistency(3)))
                .sealedWithFurtherHeads();

        assertThat(verdict(bundle.zip()))
                .contains(
                        "    cosigned by witness.example/cn up to size 3: 9 of these entries lie beyond\n",
                        "    cosigned by witness.example/th up to size 7: 5 of these entries lie beyond\n");
        assertThat(second(bundle))
                .startsWith("0 GOOD ")
                .contains(
                        "la: cosigned by witness.example/cn up to size 3, 9 entries beyond",
                        "la: cosigned by witness.example/th up to size 7, 5 entries beyond");
        Key ofLog = Key.parse(SampleLog.key().toString(), "key");
        assertThat(Verify.check(write(bundle.zip()), List.of(ofLog, china.key())))
                .contains("    cosigned by witness.example/cn up to size 3: ");

        assertThat(verdict(bundle.sealed().zip()))
                .isEqualTo("FAULT " + LOG + "consistency-2: a bundle has no such file");
        assertThat(second(bundle)).startsWith("1 FAULT ");
    }

    @Test
    void takesNoFurtherHeadWithoutItsProof() throws Exception {
        SampleLog log = new SampleLog()
                .with(SampleBundle.entries(0, 3))
                .with(SampleBundle.entries(3, 7))
                .with(SampleBundle.entries(7, 12));
        String earlier = log.checkpoint(3).toString();
        String proof = SampleBundle.lines(log.consistency(3));

        for (String number : List.of("-1", "-02", "-65", "-x", "-")) {
            SampleBundle bundle = new SampleBundle(log)
                    .put(LOG + "cosigned-checkpoint" + number, earlier)
                    .put(LOG + "consistency" + number, proof)
                    .sealedWithFurtherHeads();
            assertThat(verdict(bundle.zip())).as(number).endsWith(": a bundle has no such file");
            assertThat(second(bundle)).as(number).startsWith("1 FAULT ");
        }
        SampleBundle alone =
                new SampleBundle(log).put(LOG + "consistency-64", proof).sealedWithFurtherHeads();
        assertThat(verdict(alone.zip()))
                .isEqualTo("FAULT " + LOG
                        + "consistency-64: it stands without the head that it leads from, cosigned-checkpoint-64");
        assertThat(second(alone)).startsWith("1 FAULT ");
        SampleBundle another = new SampleBundle(log)
                .put(LOG + "cosigned-checkpoint-2", earlier)
                .put(LOG + "consistency-2", SampleBundle.lines(log.consistency(7)))
                .sealedWithFurtherHeads();
        assertThat(verdict(another.zip())).startsWith("FAULT " + LOG + "consistency-2: ");
        assertThat(second(another)).startsWith("1 FAULT ");
    }

    @Test
    void countsNoWitnessOfTheLogsOwnMember() throws Exception {
        SampleWitness own = new SampleWitness("witness.example/la");
        SampleLog log = new SampleLog().with(SampleBundle.entries(0, 7)).with(SampleBundle.entries(7, 12));
        SampleBundle bundle = new SampleBundle(log)
                .put("keys", SampleLog.key() + "\n" + own.key() + "\n")
                .cosigned(own.cosign(log.head()))
                .sealed();

        assertThat(verdict(bundle.zip()))
                .contains(
                        "; no witness has cosigned it\n",
                        "    signed by witness.example/la, which is its member's own witness and does not count\n")
                .doesNotContain("cosigned by");
        assertThat(second(bundle)).isEqualTo("0 GOOD proposal " + SampleBundle.PROPOSAL + ", 12 entries");
    }

    @Test
    void saysHowManyValuesAreNotShown() {
        assertThat(verdict(new SampleBundle().sealed().zip()))
                .contains("    of 12 values that they commit to 11 are not shown: erased, or left out by the maker\n");
    }

    /** Each of these proofs is right, and each value another than the one that was recorded. */
    @Test
    void takesOnlyTheValueThatWasCommittedTo() throws Exception {
        List<String> shifted = List.of(
                "/actor AAAAAAAAAAAAAAAAAAAAACI= la.legal\"",
                "/actor AAAAAAAAAAAAAAAAAAAAAA==",
                "/actor AAAAAAAAAAAAAAAAAAAAACJsYS5sZWdhbCI= ",
                "/detail/remark " + SALT + " \"la.legal\"",
                "/actor " + SALT + " \"la.legal\"\n/actor " + SALT + " \"la.legal\"");
        for (String lines : shifted) {
            SampleBundle bundle = new SampleBundle()
                    .put(LOG + "entries/2.values", lines + "\n")
                    .sealed();
            assertThat(verdict(bundle.zip())).as(lines).startsWith("FAULT " + LOG + "entries/2.values: ");
            assertThat(second(bundle)).as(lines).startsWith("1 FAULT ");
        }
        for (String value : List.of(
                "",
                "12 ",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "\"\\u0041\"",
                "\"\\/\"",
                "1e3",
                "01",
                "nonsense",
                "[1, 2]")) {
            SampleBundle bundle = withValue(value);
            assertThat(verdict(bundle.zip())).as(value).startsWith("FAULT " + LOG + "entries/0.values: ");
            assertThat(second(bundle)).as(value).startsWith("1 FAULT ");
        }
        for (String value :
                List.of("12000.50", "-0.10", "null", "{\"10\":[],\"9\":{},\"ຄ\":\"\\u001f\\n\\\"\"}", "[true,false]")) {
            SampleBundle bundle = withValue(value);
            assertThat(verdict(bundle.zip())).as(value).startsWith("GOOD ");
            assertThat(second(bundle)).as(value).startsWith("0 GOOD ");
        }
    }

    private static SampleBundle withValue(String value) {
        String entry = committing(value, SampleBundle.entries(0, 1).get(0));
        return new SampleBundle(new SampleLog().with(List.of(entry, entry, entry.replace("value", "other"))))
                .put(LOG + "entries/0.values", "/detail/value " + SALT + " " + value + "\n")
                .sealed();
    }

    /** The entry with a commitment to that value. */
    private static String committing(String value, String entry) {
        Hash hash = Hash.of(new byte[16], value.getBytes(StandardCharsets.UTF_8));
        return entry.replaceFirst("\"/actor\":\"[^\"]*\"", "\"/detail/value\":\"" + hash + "\"");
    }

    @Test
    void findsEachOfAThousandChangedBytes() throws Exception {
        List<byte[]> all = new ArrayList<>();
        byte[] good = new SampleBundle().sealed().zip();
        Random random = new Random(1);
        for (int time = 0; time < TIMES; time++) {
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(verdict(bad)).as("byte " + at).startsWith("FAULT ");
            all.add(bad);
        }
        assertThat(second(all)).hasSize(TIMES).allMatch(told -> told.startsWith("FAULT "));
    }

    @Test
    void findsEachOfAThousandCutsAndAdditions() throws Exception {
        List<byte[]> all = new ArrayList<>();
        byte[] good = new SampleBundle().sealed().zip();
        Random random = new Random(2);
        for (int time = 0; time < TIMES; time++) {
            int at = random.nextInt(good.length);
            byte[] bad = time % 2 == 0
                    ? Arrays.copyOf(good, at)
                    : ByteBuffer.allocate(good.length + 1)
                            .put(good, 0, at)
                            .put((byte) random.nextInt())
                            .put(good, at, good.length - at)
                            .array();
            if (!Arrays.equals(bad, good)) {
                assertThat(verdict(bad)).as("at " + at).startsWith("FAULT ");
                all.add(bad);
            }
        }
        assertThat(second(all)).hasSizeGreaterThan(TIMES / 2).allMatch(told -> told.startsWith("FAULT "));
    }

    @Test
    void findsNoiseToBeNoBundle() throws Exception {
        List<byte[]> all = new ArrayList<>();
        Random random = new Random(3);
        for (int time = 0; time < 100; time++) {
            byte[] noise = new byte[random.nextInt(5000)];
            random.nextBytes(noise);
            assertThat(verdict(noise)).startsWith("FAULT ");
            all.add(noise);
        }
        assertThat(second(all)).hasSize(100).allMatch(told -> told.startsWith("FAULT "));
    }

    static Stream<Arguments> forgeries() {
        String entry = LOG + "entries/3.json";
        String other = new SampleBundle().text(LOG + "entries/4.json");
        SampleBundle stranger = new SampleBundle(new SampleLog().with(SampleBundle.entries(20, 30)));
        SampleLog shorter = new SampleLog().with(SampleBundle.entries(0, 7));
        SampleLog rewritten = new SampleLog().with(SampleBundle.entries(1, 8));
        return Stream.of(
                forgery(
                        "another file than the manifest's",
                        entry + ": it is not the file that the manifest was made for",
                        bundle -> bundle.sealed().put(entry, other)),
                forgery(
                        "a file more",
                        "logs/la/extra: the manifest does not know it",
                        bundle -> bundle.sealed().put(LOG + "extra", "")),
                forgery(
                        "a file less",
                        entry + ": it is missing",
                        bundle -> bundle.sealed().remove(entry)),
                forgery("no manifest", "MANIFEST: it is missing", bundle -> {}),
                forgery(
                        "a changed entry, sealed by the log's own key",
                        entry + ": the log does not contain it: it was changed or inserted",
                        bundle -> bundle.put(entry, bundle.text(entry).replace("3.50", "3.51"))
                                .sealed()),
                forgery(
                        "two entries that changed places",
                        entry + ": the log does not contain it: it was changed or inserted",
                        bundle -> bundle.put(LOG + "entries/4.json", bundle.text(entry))
                                .put(entry, other)
                                .sealed()),
                forgery(
                        "an entry of another proposal",
                        entry + ": it is an entry of another tenant or proposal",
                        bundle -> bundle.put(entry, bundle.text(entry).replace("000001", "000002"))
                                .sealed()),
                forgery(
                        "an entry of another format",
                        entry + ": it is not of the format tributary-audit-entry/1",
                        bundle -> bundle.put(entry, bundle.text(entry).replace("entry/1", "entry/2"))
                                .sealed()),
                forgery(
                        "another value than the entry commits to",
                        "logs/la/entries/2.values: the value of /actor is not the one that the entry commits to",
                        bundle -> bundle.put(
                                        LOG + "entries/2.values", "/actor AAAAAAAAAAAAAAAAAAAAAA== \"la.finance\"\n")
                                .sealed()),
                forgery(
                        "another log's checkpoint",
                        "logs/la/entries/0.tlog-proof: it is no proof for this entry under this log's checkpoint",
                        bundle -> bundle.put(LOG + "checkpoint", stranger.text(LOG + "checkpoint"))
                                .sealed()),
                forgery(
                        "another log's checkpoint and proofs",
                        "logs/la/entries/0.json: the log does not contain it: it was changed or inserted",
                        bundle -> {
                            for (int i = 0; i < 10; i++) {
                                bundle.put(
                                        LOG + "entries/" + i + ".tlog-proof",
                                        stranger.text(LOG + "entries/" + i + ".tlog-proof"));
                            }
                            bundle.put(LOG + "checkpoint", stranger.text(LOG + "checkpoint"))
                                    .sealed();
                        }),
                forgery(
                        "a checkpoint that nobody signed",
                        "logs/la/checkpoint: the signature of sample.example/la is wrong",
                        bundle -> bundle.put(
                                        LOG + "checkpoint",
                                        bundle.text(LOG + "checkpoint").replaceFirst("\n12\n", "\n13\n"))
                                .sealed()),
                forgery(
                        "a log that does not continue an earlier head",
                        "logs/la/consistency: the log does not continue the one that was cosigned: it was rewritten",
                        bundle -> bundle.put(
                                        LOG + "cosigned-checkpoint",
                                        rewritten.head().toString())
                                .put(
                                        LOG + "consistency",
                                        SampleBundle.lines(new SampleLog()
                                                .with(SampleBundle.entries(0, 7))
                                                .with(SampleBundle.entries(7, 12))
                                                .consistency(7)))
                                .sealed()),
                forgery(
                        "an earlier head without a proof",
                        "logs/la/consistency: it is missing",
                        bundle -> bundle.put(
                                        LOG + "cosigned-checkpoint",
                                        shorter.head().toString())
                                .sealed()),
                forgery(
                        "a manifest without signatures",
                        "MANIFEST: below its text stand no signatures",
                        bundle -> bundle.put("MANIFEST", "tributary-audit-bundle/1\n\n")),
                forgery(
                        "a checkpoint without signatures",
                        "logs/la/checkpoint: below its text stand no signatures",
                        bundle -> bundle.put(LOG + "checkpoint", "sample.example/la\n\n\n")
                                .sealed()),
                forgery(
                        "a checkpoint with a hundred kilobytes of signatures",
                        "logs/la/checkpoint: it is larger than 64 KiB",
                        bundle -> bundle.cosigned("— x " + "A".repeat(100_000) + "\n")
                                .sealed()),
                forgery(
                        "a manifest with a hundred kilobytes of signatures",
                        "MANIFEST: its signatures take more than 64 KiB",
                        bundle -> bundle.sealed()
                                .put("MANIFEST", bundle.text("MANIFEST") + "— x " + "A".repeat(100_000) + "\n")),
                forgery(
                        "a proof of growth from nowhere",
                        "logs/la/consistency: it stands without the head that it leads from, cosigned-checkpoint",
                        bundle -> bundle.put(LOG + "consistency", "").sealed()),
                forgery(
                        "a reader who is none",
                        "MANIFEST: its reader is neither a tenant nor “enterprise”: la\\u009b2J\\u202e",
                        bundle -> bundle.sealed("proposal " + SampleBundle.PROPOSAL
                                + "\nmade 2026-11-28T00:00:00Z\nreader la\u009b2J\u202e\n")),
                forgery(
                        "a proposal that is none",
                        "MANIFEST: its proposal is no id: 1",
                        bundle -> bundle.sealed("proposal 1\nmade 2026-11-28T00:00:00Z\nreader la\n")),
                forgery(
                        "a time that never was",
                        "MANIFEST: it was made at no instant: 2026-11-31T00:00:00Z",
                        bundle -> bundle.sealed(
                                "proposal " + SampleBundle.PROPOSAL + "\nmade 2026-11-31T00:00:00Z\nreader la\n")),
                forgery(
                        "a manifest that another's log signed",
                        "MANIFEST: no trusted key of a log of th has signed it",
                        bundle -> bundle.sealed(
                                "proposal " + SampleBundle.PROPOSAL + "\nmade 2026-11-28T00:00:00Z\nreader th\n")),
                forgery(
                        "a key whose name commands the terminal",
                        "keys: the name in a key is empty, or holds a space, a plus sign or what cannot be seen",
                        bundle -> bundle.put(
                                        "keys", SampleLog.key() + "\n" + new SampleWitness("a\u001b[2J").key() + "\n")
                                .sealed()),
                forgery(
                        "an entry whose escapes another reader would refuse",
                        entry + ": a text holds an unknown escape",
                        bundle -> bundle.put(
                                        entry,
                                        bundle.text(entry).replace("\"test\"", "\"\\u\uff10\uff10\uff14\uff11\""))
                                .sealed()),
                forgery(
                        "facts that no entry was filed with",
                        "filed/" + Hash.of(new byte[] {'1'}).hex() + ".json: no entry here names it by its hash",
                        bundle -> bundle.put(
                                        "references",
                                        "facts " + Hash.of(new byte[] {'1'}).hex() + " filed\n")
                                .put("filed/" + Hash.of(new byte[] {'1'}).hex() + ".json", "1")
                                .sealed()),
                forgery(
                        "a table that the references call a model",
                        "tables/" + Hash.of(new byte[] {'1'}).hex()
                                + ".dmn: it is not the model, table or file that the references name by its hash",
                        bundle -> bundle.put(
                                        "references",
                                        "model " + Hash.of(new byte[] {'1'}).hex() + " x\n")
                                .put("tables/" + Hash.of(new byte[] {'1'}).hex() + ".dmn", "1")
                                .sealed()),
                forgery(
                        "a table that no rule fired in",
                        "tables/" + Hash.of(new byte[] {'1'}).hex() + ".dmn: no entry here names it by its hash",
                        bundle -> bundle.put(
                                        "references",
                                        "table " + Hash.of(new byte[] {'1'}).hex() + " x\n")
                                .put("tables/" + Hash.of(new byte[] {'1'}).hex() + ".dmn", "1")
                                .sealed()),
                forgery(
                        "a model that no process ran on",
                        "models/" + Hash.of(new byte[] {'1'}).hex() + ".bpmn: no entry here names it by its hash",
                        bundle -> bundle.put(
                                        "references",
                                        "model " + Hash.of(new byte[] {'1'}).hex() + " x\n")
                                .put("models/" + Hash.of(new byte[] {'1'}).hex() + ".bpmn", "1")
                                .sealed()),
                forgery(
                        "a log in another's folder",
                        "logs/th/checkpoint: it is of another log: sample.example/la",
                        bundle -> bundle.moved("th").sealed()),
                forgery(
                        "a statement of a log that is not here",
                        "complete: it states something of other logs than the bundle holds",
                        bundle -> bundle.put("complete", "la 12 12\nth 3 1\n").sealed()),
                forgery(
                        "a statement that leaves a log out",
                        "complete: it states something of other logs than the bundle holds",
                        bundle -> bundle.put("complete", "").sealed()),
                forgery(
                        "two statements of one log",
                        "complete: a line is not tenant, size and number of entries, or a tenant stands twice",
                        bundle -> bundle.put("complete", "la 12 12\nla 12 11\n").sealed()),
                forgery(
                        "a log of nobody",
                        "logs/L/checkpoint: a bundle has no such file",
                        bundle -> bundle.put("logs/L/checkpoint", "").sealed()),
                forgery(
                        "more logs than there are members anywhere",
                        "logs: the bundle holds more than 100 logs",
                        bundle -> {
                            for (char a = 'a'; a <= 'z'; a++) {
                                for (char b = 'a'; b <= 'd'; b++) {
                                    bundle.put("logs/x" + a + b + "/checkpoint", "");
                                }
                            }
                            bundle.sealed();
                        }),
                forgery(
                        "a model under another's hash",
                        "models/x.bpmn: it is not the model, table or file that the references name by its hash",
                        bundle -> bundle.put("models/x.bpmn", "x").sealed()),
                forgery(
                        "entries nested a hundred thousand deep",
                        entry + ": it is nested deeper than 64",
                        bundle -> bundle.put(entry, "{\"a\":" + "[".repeat(100_000))
                                .sealed()),
                forgery(
                        "an entry of two megabytes",
                        entry + ": it is larger than 1 MiB",
                        bundle -> bundle.put(entry, "[" + "1,".repeat(1 << 20)).sealed()),
                forgery(
                        "a log larger than any",
                        "logs/la/checkpoint: what should be a number below 2^63 is not",
                        bundle -> bundle.put(
                                        LOG + "checkpoint",
                                        SampleLog.sign("sample.example/la\n99999999999999999999\n" + Hash.EMPTY + "\n"))
                                .sealed()),
                forgery(
                        "a million lines of nothing",
                        "keys: it breaks off, or has more than 1000 lines",
                        bundle -> bundle.put("keys", "\n".repeat(1_000_000)).sealed()),
                forgery(
                        "text that is none",
                        "keys: it is not in UTF-8",
                        bundle -> bundle.put("keys", new byte[] {(byte) 0xff}).sealed()),
                forgery(
                        "a name that leads out",
                        "../../etc/passwd: its name leads out of the bundle, or is not of plain letters",
                        bundle -> bundle.put("../../etc/passwd", "").sealed()),
                forgery(
                        "a name from the root",
                        "/etc/passwd: its name leads out of the bundle, or is not of plain letters",
                        bundle -> bundle.put("/etc/passwd", "").sealed()),
                forgery(
                        "a name that commands the terminal",
                        "\\u001b[2J: its name leads out of the bundle, or is not of plain letters",
                        bundle -> bundle.put("\u001b[2J", "").sealed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void namesTheFirstFaultOf(String what, String fault, Consumer<SampleBundle> forge) {
        SampleBundle bundle = new SampleBundle();
        forge.accept(bundle);

        assertThat(verdict(bundle.zip())).isEqualTo("FAULT " + fault);
    }

    @Test
    void judgesEachForgeryAsAVerifierInAnotherLanguageDoes() throws Exception {
        List<byte[]> all = new ArrayList<>();
        List<String> what = new ArrayList<>();
        forgeries().forEach(forgery -> {
            @SuppressWarnings("unchecked")
            Consumer<SampleBundle> forge = (Consumer<SampleBundle>) forgery.get()[2];
            SampleBundle bundle = new SampleBundle();
            forge.accept(bundle);
            all.add(bundle.zip());
            what.add(String.valueOf(forgery.get()[0]));
        });
        List<String> told = second(all);

        assertThat(told).hasSameSizeAs(what);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).as(what.get(i)).startsWith("FAULT ").doesNotContain("unforeseen");
        }
    }

    @Test
    void takesWhatEntriesNameByTheirHash() throws Exception {
        String hash = Hash.of(new byte[] {'1'}).hex();
        SampleBundle bundle = new SampleBundle(new SampleLog()
                        .with(List.of(
                                naming("process-started", "model", hash),
                                naming("rule-fired", "version", hash),
                                naming("rule-fired", "model", hash))))
                .put("references", "model " + hash + " review:1\ntable " + hash + " law#rules\n")
                .put("models/" + hash + ".bpmn", "1")
                .put("tables/" + hash + ".dmn", "1")
                .sealed();

        assertThat(verdict(bundle.zip())).startsWith("GOOD ");
        assertThat(second(bundle)).startsWith("0 GOOD ");
    }

    private static String naming(String type, String member, String hash) {
        return SampleBundle.entries(0, 1)
                .get(0)
                .replaceFirst("\"/actor\":\"[^\"]*\"", "")
                .replace("\"number\":0.50", "\"" + member + "\":\"" + hash + "\"")
                .replace("\"test\"", "\"" + type + "\"");
    }

    /** As many files as a bundle may have, and as large a value, in the memory that the verifier takes. */
    @Test
    void readsTheLargestBundleThatThereMayBe() throws Exception {
        String value = "[" + "{},".repeat((1 << 20) / 3 - 1) + "{}]";
        List<String> entries = new ArrayList<>(SampleBundle.entries(0, 32_765));
        entries.set(2, committing(value, entries.get(2)));
        SampleBundle bundle = new SampleBundle(new SampleLog().with(entries));
        Path file = write(bundle.put(LOG + "entries/2.values", "/detail/value " + SALT + " " + value + "\n")
                .sealed()
                .zip());

        assertThat(AloneProgram.run(List.of("bin/verify", file.toString())))
                .startsWith("0 GOOD ")
                .contains("  32765 entries proved in ");
    }

    @Test
    void findsAValueThatIsLargerThanAny() throws Exception {
        SampleBundle bundle = withValue("\"" + "a".repeat((1 << 20) - 1) + "\"");

        assertThat(verdict(bundle.zip()))
                .isEqualTo("FAULT " + LOG + "entries/0.values: the value of /detail/value is larger than 1 MiB");
        assertThat(second(bundle)).startsWith("1 FAULT ");
    }

    @Test
    void unfoldsNothing() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("MANIFEST"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(nothing);
            }
        }

        assertThat(verdict(bomb.toByteArray()))
                .isEqualTo("FAULT file 1 of the zip: it is compressed, encrypted or dated, as no file of a bundle is");
    }

    @Test
    void believesNoLengthThatTheFileDoesNotHave() {
        byte[] bad = new SampleBundle().sealed().zip();
        ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 15 << 20).putInt(22, 15 << 20);
        assertThat(verdict(bad)).isEqualTo("FAULT the file: it breaks off: it was truncated, or is no bundle");

        ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(18, -1).putInt(22, -1);
        assertThat(verdict(bad))
                .isEqualTo(
                        "FAULT file 1 of the zip: it is larger than 16 MiB, its name longer than 200 bytes, or the 65,536th");
    }

    @Test
    void countsOnlyKeysThatItIsGiven() throws Exception {
        Path good = write(new SampleBundle().sealed().zip());

        assertThat(AloneProgram.run(
                        List.of("bin/verify", "--key", SampleLog.key().toString(), good.toString())))
                .startsWith("0 GOOD ");
        assertThat(AloneProgram.run(List.of(
                        "bin/verify",
                        "--key",
                        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                        good.toString())))
                .isEqualTo("1 FAULT MANIFEST: no trusted key of a log of la has signed it");
    }

    @Test
    void countsKeysThatItIsGivenWhetherOrNotTheBundleListsThem() throws Exception {
        SampleWitness thailand = new SampleWitness("witness.example/th");
        SampleLog log = new SampleLog().with(SampleBundle.entries(0, 7)).with(SampleBundle.entries(7, 12));
        Path bundle = write(new SampleBundle(log)
                .cosigned(thailand.cosign(log.head()))
                .sealed()
                .zip());
        Key ofLog = Key.parse(SampleLog.key().toString(), "key");

        assertThat(Verify.check(bundle, List.of())).contains("; no witness has cosigned it\n");
        assertThat(Verify.check(bundle, List.of(ofLog, thailand.key())))
                .contains("    cosigned by witness.example/th up to size 12: all of these entries\n");
    }

    @Test
    void tellsWhatIsWrongWithTheBundleFromWhatIsWrongWithTheCall() throws Exception {
        Path good = write(new SampleBundle().sealed().zip());

        assertThat(AloneProgram.run(List.of("bin/verify"))).startsWith("2 Usage: ");
        assertThat(AloneProgram.run(List.of("bin/verify", "--key", "x", good.toString())))
                .startsWith("2 --key: ");
        assertThat(AloneProgram.run(
                        List.of("bin/verify", directory.resolve("none.zip").toString())))
                .startsWith("2 The file cannot be read: ");
        assertThat(AloneProgram.run(List.of(
                        "bin/verify",
                        write("x".getBytes(StandardCharsets.US_ASCII)).toString())))
                .startsWith("1 FAULT the file: ");
    }

    @Test
    void runsWhereverItLiesAndWhateverTheLanguage() throws Exception {
        Path home = Files.createDirectories(directory.resolve("a folder"));
        AloneProgram.copy(home, "verify", "verifier");
        Files.write(home.resolve("bundle.zip"), new SampleBundle().sealed().zip());

        assertThat(AloneProgram.run(List.of(
                        "bash",
                        "-c",
                        "cd \"$1\" && cp bundle.zip $'b\\303\\274ndel.zip' && LC_ALL=C bin/verify $'b\\303\\274ndel.zip'",
                        "verify",
                        home.toString())))
                .startsWith("0 GOOD ");
        AloneProgram.putOldJava(home);
        assertThat(AloneProgram.run(List.of(
                        "bash",
                        "-c",
                        "cd \"$1\" && JAVA_HOME= PATH=\"$1/old:$PATH\" bin/verify bundle.zip",
                        "verify",
                        home.toString())))
                .startsWith("2 Java 11 is too old");
    }

    /** Needs Node, which bin/test installs; a verifier that nobody else could write would be no verifier. */
    @Test
    void isUnderstoodByAVerifierInAnotherLanguage() throws Exception {
        SampleBundle bundle = new SampleBundle();
        String name = LOG + "entries/3.json";

        assertThat(second(bundle.sealed())).isEqualTo("0 GOOD proposal " + SampleBundle.PROPOSAL + ", 12 entries");
        assertThat(second(bundle.put(name, bundle.text(name).replace("3.50", "3.51"))
                        .sealed()))
                .isEqualTo("1 FAULT " + name + ": not in the log");
        String facts = "filed/" + Hash.of(new byte[] {'1'}).hex() + ".json";
        assertThat(second(new SampleBundle()
                        .put("references", "facts " + Hash.of(new byte[] {'1'}).hex() + " filed\n")
                        .put(facts, "1")
                        .sealed()))
                .isEqualTo("1 FAULT " + facts + ": no entry names it");
    }

    private String second(SampleBundle bundle) throws Exception {
        return AloneProgram.run(List.of(NODE, SECOND, write(bundle.zip()).toString()));
    }

    /** What it says of each of them. */
    private List<String> second(List<byte[]> bundles) throws Exception {
        List<String> command = new ArrayList<>(List.of(NODE, SECOND));
        Path folder = Files.createTempDirectory(directory, "bundles");
        for (byte[] bundle : bundles) {
            Path file = folder.resolve(command.size() + ".zip");
            command.add(Files.write(file, bundle).toString());
        }
        return AloneProgram.run(command).substring(2).lines().toList();
    }

    private String verdict(byte[] bundle) {
        try {
            return Verify.check(write(bundle), List.of());
        } catch (Fault fault) {
            return "FAULT " + fault.getMessage();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path write(byte[] bundle) throws IOException {
        return Files.write(directory.resolve("bundle.zip"), bundle);
    }

    private static Arguments forgery(String what, String fault, Consumer<SampleBundle> forge) {
        return Arguments.of(what, fault, forge);
    }
}
