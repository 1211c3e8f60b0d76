package tributary.routing;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * The decision tables of one file, in order.
 *
 * @param version SHA-256 of the file, hexadecimal
 */
record DecisionFile(String version, List<DecisionTable> tables) {

    static DecisionFile read(byte[] content) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
        List<DecisionTable> tables = model.getModelElementsByType(Decision.class).stream()
                .map(decision -> RuleEngine.parse(decision.getId(), model))
                .filter(DmnDecision::isDecisionTable)
                .map(DecisionTable::of)
                .toList();
        return new DecisionFile(sha256(content), tables);
    }

    /** Whether a column looks at a variable. */
    boolean reads(String variable) {
        return tables.stream().anyMatch(table -> table.variables().contains(variable));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
