package tributary.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;
import tributary.audit.log.Hash;
import tributary.engine.WithoutUser;

/**
 * Files of decision tables in every version that was ever deployed, found by the hash that entries name them by. Auditors have no rights in the
 * engine: whoever calls has found the rule in the log first.
 */
@Component
public class DecidedTables {

    private final RepositoryService repository;
    private final WithoutUser withoutUser;

    /** Of each deployment's file its hash, which never changes. */
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    DecidedTables(RepositoryService repository, WithoutUser withoutUser) {
        this.repository = repository;
        this.withoutUser = withoutUser;
    }

    /**
     * The file, word for word; empty where the engine has no such version any more.
     *
     * @param member whose table it is
     * @param file name without ending: {@code legal-framework}
     * @param hash SHA-256, hexadecimal
     */
    public Optional<byte[]> find(String member, String file, String hash) {
        return withoutUser.call(() -> repository
                .createDecisionDefinitionQuery()
                .tenantIdIn(member)
                .decisionDefinitionResourceName(file + ".dmn")
                .orderByDecisionDefinitionVersion()
                .desc()
                .list()
                .stream()
                .filter(version -> hash.equals(hash(version)))
                .findFirst()
                .map(this::read));
    }

    private String hash(DecisionDefinition version) {
        return hashes.computeIfAbsent(
                version.getDeploymentId() + " " + version.getResourceName(),
                unknown -> Hash.of(read(version)).hex());
    }

    private byte[] read(DecisionDefinition version) {
        try (InputStream content =
                repository.getResourceAsStream(version.getDeploymentId(), version.getResourceName())) {
            return content.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
