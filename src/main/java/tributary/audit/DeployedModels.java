package tributary.audit;

import java.io.InputStream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** Opens the model that a process ran on. Auditors have no rights in the engine: whoever calls has found the process in the log first. */
@Component
public class DeployedModels {

    private final ProcessEngineConfigurationImpl engine;

    DeployedModels(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** The model of that version of a process, as BPMN. */
    public InputStream open(String definitionId) {
        return engine.getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> {
                    ProcessDefinitionEntity definition =
                            engine.getDeploymentCache().findDeployedProcessDefinitionById(definitionId);
                    return command.getProcessEngineConfiguration()
                            .getRepositoryService()
                            .getResourceAsStream(definition.getDeploymentId(), definition.getResourceName());
                }));
    }
}
