package tributary.audit.log;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The keys that sign this installation's logs, and those of the witnesses that it listens to. */
@Component
@EnableConfigurationProperties(LogSettings.class)
public class LogKeys {

    private final String origin;
    private final List<SigningKey> keys;
    private final List<VerifierKey> witnesses;

    LogKeys(LogSettings settings) {
        this.origin = settings.origin();
        this.keys = Arrays.stream(settings.signingKey().split(","))
                .map(LogKeys::read)
                .toList();
        this.witnesses = settings.witnesses().stream()
                .filter(key -> !key.isBlank())
                .map(LogKeys::readWitness)
                .toList();
    }

    private static SigningKey read(String key) {
        try {
            return SigningKey.parse(key);
        } catch (IllegalArgumentException fault) {
            throw new IllegalStateException(
                    "tributary.audit.signing-key (TRIBUTARY_AUDIT_SIGNING_KEY) cannot be used: " + fault.getMessage(),
                    fault);
        }
    }

    private static VerifierKey readWitness(String text) {
        try {
            VerifierKey key = VerifierKey.parse(text);
            if (!key.isWitness()) {
                throw new IllegalArgumentException("“" + text + "” is a log's key, not a witness's");
            }
            return key;
        } catch (IllegalArgumentException fault) {
            throw new IllegalStateException(
                    "tributary.audit.witnesses (TRIBUTARY_AUDIT_WITNESSES) cannot be used: " + fault.getMessage(),
                    fault);
        }
    }

    /** Name of a tenant's log. */
    public String origin(String tenant) {
        return origin + "/" + tenant;
    }

    /** Public halves of the keys that sign now under that log's name; the current one first. */
    public List<VerifierKey> verifiers(String tenant) {
        return keys.stream().map(key -> key.verifier(origin(tenant))).toList();
    }

    public List<VerifierKey> witnesses() {
        return witnesses;
    }

    /** Those whose word counts for a tenant's log: all but the tenant's own, whose name ends in its code. */
    public List<VerifierKey> witnesses(String tenant) {
        return witnesses.stream()
                .filter(witness -> !witness.name().endsWith("/" + tenant))
                .toList();
    }

    /** Signs in the name of a tenant's log by every key. */
    public SignedNote sign(String tenant, String text) {
        SignedNote note = new SignedNote(text, List.of());
        for (SigningKey key : keys) {
            note = note.with(key.sign(origin(tenant), text).signatures());
        }
        return note;
    }
}
