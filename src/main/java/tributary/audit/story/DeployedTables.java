package tributary.audit.story;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * Opens the very text of a decision table that answered, however many versions came after it: every version that was in force is deployed. Auditors
 * have no rights in the engine; whoever calls has found the rule in the log first.
 */
@Component
class DeployedTables {

    private final ProcessEngineConfigurationImpl engine;
    private final RepositoryService repository;

    DeployedTables(ProcessEngineConfigurationImpl engine, RepositoryService repository) {
        this.engine = engine;
        this.repository = repository;
    }

    /**
     * The table with a row.
     *
     * @param tenant whose table it is
     * @param file name without ending: {@code legal-framework}
     * @param version SHA-256 of the file, hexadecimal
     * @param row id of the row: {@code LA-E3.1}
     */
    Optional<RuleTable> find(String tenant, String file, String version, String row) {
        return engine.getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> {
                    List<String> deployments = repository
                            .createDecisionDefinitionQuery()
                            .tenantIdIn(tenant)
                            .decisionDefinitionResourceName(file + ".dmn")
                            .orderByDecisionDefinitionVersion()
                            .desc()
                            .list()
                            .stream()
                            .map(DecisionDefinition::getDeploymentId)
                            .distinct()
                            .toList();
                    return deployments.stream()
                            .map(deployment -> content(deployment, file + ".dmn"))
                            .filter(content -> sha256(content).equals(version))
                            .findFirst()
                            .flatMap(content -> RuleTable.read(new ByteArrayInputStream(content), row));
                }));
    }

    private byte[] content(String deployment, String resource) {
        try (InputStream content = repository.getResourceAsStream(deployment, resource)) {
            return content.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
