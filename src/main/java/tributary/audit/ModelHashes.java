package tributary.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.stereotype.Component;
import tributary.audit.log.Hash;

/** Of each process definition the hash of its model, which never changes: read once, as a part of the engine's command that needs it first. */
@Component
class ModelHashes {

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** SHA-256 of the model, word for word as it was deployed, hexadecimal. */
    String of(String definitionId) {
        String hash = known.get(definitionId);
        if (hash == null) {
            hash = read(definitionId);
            known.put(definitionId, hash);
        }
        return hash;
    }

    private static String read(String definitionId) {
        ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
        ResourceEntity model = Context.getCommandContext()
                .getResourceManager()
                .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName());
        return Hash.of(model.getBytes()).hex();
    }
}
