package tributary.audit.log;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A secret Ed25519 key, which signs under a name given each time. */
final class SigningKey {

    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int SEED_LENGTH = 32;
    private static final int LENGTH = 64;

    private final PrivateKey secret;
    private final byte[] publicKey;

    private SigningKey(PrivateKey secret, byte[] publicKey) {
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /**
     * Reads base64 of 64 bytes: the seed, then the public key.
     *
     * @throws IllegalArgumentException when it is no such key or its halves do not belong together; the message does not repeat it
     */
    static SigningKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException("it is not in base64");
        }
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "it has " + bytes.length + " bytes in place of 64: 32 of the seed and 32 of the public key");
        }
        try {
            byte[] encoded = ByteBuffer.allocate(PKCS8_PREFIX.length + SEED_LENGTH)
                    .put(PKCS8_PREFIX)
                    .put(bytes, 0, SEED_LENGTH)
                    .array();
            SigningKey key = new SigningKey(
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)),
                    Arrays.copyOfRange(bytes, SEED_LENGTH, LENGTH));
            if (!key.verifier("test").hasSigned(key.sign("test", "test\n"))) {
                throw new IllegalArgumentException("its public key does not belong to its seed");
            }
            return key;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("it is no Ed25519 key", unusable);
        }
    }

    VerifierKey verifier(String name) {
        return VerifierKey.ofNote(name, publicKey);
    }

    SignedNote sign(String name, String text) {
        SignedNote unsigned = new SignedNote(text, List.of());
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(unsigned.bytes());
            return unsigned.with(
                    List.of(SignedNote.Signature.of(name, verifier(name).id(), signer.sign())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The signing key does not sign", impossible);
        }
    }
}
