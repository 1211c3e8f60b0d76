package tributary.audit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import tributary.audit.log.SignedNote;
import tributary.verifier.Bytes;
import tributary.verifier.Key;

/** A witness that cosigns whatever it is shown. */
final class SampleWitness {

    private static final long NOON = 1_795_000_000;

    private final KeyPair pair;
    private final Key key;

    SampleWitness(String name) {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] encoded = pair.getPublic().getEncoded();
        key = Key.ofWitness(name, Arrays.copyOfRange(encoded, encoded.length - Bytes.HASH, encoded.length));
    }

    Key key() {
        return key;
    }

    /** The line that it adds to a note. */
    String cosign(SignedNote note) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(Key.cosigned(note.text(), NOON));
            byte[] signed = signature.sign();
            byte[] line = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + signed.length)
                    .put(key.id())
                    .putLong(NOON)
                    .put(signed)
                    .array();
            return "— " + key.name() + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
