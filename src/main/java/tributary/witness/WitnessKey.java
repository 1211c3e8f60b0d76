package tributary.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import tributary.verifier.Bytes;
import tributary.verifier.Key;
import tributary.verifier.Note;

/** A witness's secret key, made at the first start and kept in a file that only its owner reads. */
public final class WitnessKey {

    private final Key open;
    private final PrivateKey secret;

    private WitnessKey(Key open, PrivateKey secret) {
        this.open = open;
        this.secret = secret;
    }

    /**
     * The key in that folder; made when there is none.
     *
     * @param name of the witness, which ends in its member's code: {@code witness.example/la}
     */
    public static WitnessKey keptIn(Path folder, String name) throws IOException {
        Path file = folder.resolve("key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                WholeFile.write(
                        file,
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n"
                                + Base64.getEncoder()
                                        .encodeToString(pair.getPublic().getEncoded()) + "\n",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            String[] halves = Files.readString(file).split("\n", 3);
            PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0])));
            byte[] encoded = Base64.getDecoder().decode(halves[1]);
            byte[] open = Arrays.copyOfRange(encoded, encoded.length - Bytes.HASH, encoded.length);
            return new WitnessKey(Key.ofWitness(name, open), secret);
        } catch (GeneralSecurityException | RuntimeException damaged) {
            throw new IOException("The key in " + file + " cannot be read", damaged);
        }
    }

    /** The public half, for those who shall take its word. */
    public Key open() {
        return open;
    }

    /** The time of this key's cosignature below a note that was remembered; 0 without one. */
    long findTime(Note note) {
        long last = 0;
        for (Note.Line line : note.lines()) {
            byte[] bytes = Bytes.decode(line.encoded(), "the memory");
            if (line.name().equals(open.name())
                    && bytes.length > Integer.BYTES + Long.BYTES
                    && Arrays.equals(open.id(), Arrays.copyOf(bytes, Integer.BYTES))) {
                last = Math.max(last, ByteBuffer.wrap(bytes).getLong(Integer.BYTES));
            }
        }
        return last;
    }

    /** Signs the note at that time, in seconds since 1970. */
    public Note.Line cosign(Note note, long time) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(Key.cosigned(note.text(), time));
            byte[] signature = signer.sign();
            byte[] all = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + signature.length)
                    .put(open.id())
                    .putLong(time)
                    .put(signature)
                    .array();
            return new Note.Line(open.name(), Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The witness's key does not sign", impossible);
        }
    }
}
