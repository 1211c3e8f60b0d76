package tributary.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.local.AuditKey;

/** Against the example that C2SP publishes with the format. */
class SignedNoteTests {

    private static final String KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void takesThePublishedExample() {
        SignedNote note = SignedNote.parse(NOTE);

        assertThat(VerifierKey.parse(KEY).hasSigned(note)).isTrue();
        assertThat(VerifierKey.parse(KEY).hasSigned(new SignedNote("This is an Example message.\n", note.signatures())))
                .isFalse();
        assertThat(note.toString()).isEqualTo(NOTE);
        assertThat(VerifierKey.parse(KEY)).hasToString(KEY);
    }

    @Test
    void signsWhatItsOwnKeyVerifies() {
        SigningKey key = SigningKey.parse(AuditKey.random());
        SignedNote note = key.sign("log.example/la", "log.example/la\n0\n" + Hash.EMPTY + "\n");

        assertThat(key.verifier("log.example/la").hasSigned(note)).isTrue();
        assertThat(key.verifier("log.example/th").hasSigned(note)).isFalse();
        assertThat(Checkpoint.of(SignedNote.parse(note.toString())))
                .isEqualTo(new Checkpoint("log.example/la", 0, Hash.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no signature\n",
                "no signature\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name !!!!\n",
                "text\n\n— name AAAAAAA\n",
                "text\n\n— name AAAAAAB=\n",
                "text\n\n— name AAAAAAAA====\n",
                "text\n\nname AAAAAAAA\n"
            })
    void takesNothingElseForANote(String text) {
        assertThatExceptionOfType(SignedNote.MalformedNote.class).isThrownBy(() -> SignedNote.parse(text));
    }

    /** Such lines were once taken, and stay: verifiers would refuse the note below which they stand as they were written. */
    @ParameterizedTest
    @ValueSource(strings = {"— name AAAAAAA", "— name AAAAAAB=", "— name AAAAAAA="})
    void writesAKeptSignatureInItsOneRightWay(String kept) {
        assertThat(SignedNote.Signature.kept(kept).line()).isEqualTo("— name AAAAAAA=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n1\n",
                "origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n1\n47DEQpj8HBSa\n"
            })
    void takesNothingElseForACheckpoint(String text) {
        SignedNote note = SigningKey.parse(AuditKey.random()).sign("origin", text);

        assertThatExceptionOfType(SignedNote.MalformedNote.class).isThrownBy(() -> Checkpoint.of(note));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/foo",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm"
            })
    void takesNothingElseForAKey(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> VerifierKey.parse(text));
    }

    @Test
    void saysWhatIsWrongWithASigningKeyWithoutRepeatingIt() {
        String halves = AuditKey.random().substring(0, 43) + AuditKey.random().substring(43);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SigningKey.parse("c2hvcnQ="))
                .withMessage("it has 5 bytes in place of 64: 32 of the seed and 32 of the public key");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SigningKey.parse(halves))
                .withMessage("its public key does not belong to its seed");
    }
}
