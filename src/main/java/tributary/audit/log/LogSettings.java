package tributary.audit.log;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the audit log is signed and who watches it.
 *
 * @param signingKey secret: base64 of an Ed25519 key, 32 bytes of seed and 32 of public key; while keys are changed several, the new one first,
 *     each of which signs
 * @param origin first part of the logs' names, which end in the tenant: the installation's host name, and never changed once in use
 * @param witnesses verifier keys of the members' witnesses whose cosignatures are taken
 */
@ConfigurationProperties("tributary.audit")
@Validated
record LogSettings(
        @NotBlank(message = "is missing: give the secret key that signs the audit log, TRIBUTARY_AUDIT_SIGNING_KEY")
        String signingKey,

        @NotBlank @Pattern(regexp = "[^\\s+]+", message = "must have neither spaces nor plus signs")
        String origin,

        @DefaultValue List<String> witnesses) {

    @Override
    public String toString() {
        return "LogSettings[origin=" + origin + ", witnesses=" + witnesses + "]";
    }
}
