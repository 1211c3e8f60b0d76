package tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;

/** Models of any origin compute nothing in scripts, whatever the language. */
@TributaryTest
class ScriptsTests {

    private static final String TENANT = "la";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private DecisionService decisions;

    private final String key = "script-" + UUID.randomUUID();
    private final String loot = "tributary.loot." + UUID.randomUUID();

    @AfterEach
    void removeModels() {
        repository
                .createDeploymentQuery()
                .deploymentName(key)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        System.clearProperty(loot);
    }

    private String code() {
        return "java.lang.System.setProperty('" + loot + "', 'taken')";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groovy",
                "Groovy",
                "javascript",
                "ecmascript",
                "JavaScript",
                "graal.js",
                "nashorn",
                "js",
                "python",
                "jython",
                "ruby",
                "jruby",
                "freemarker",
                "velocity",
                "xquery",
                "xslt",
                "juel",
                "feel",
                "beanshell",
                "kotlin"
            })
    void doNotRunInAStep(String language) {
        repository
                .createDeployment()
                .name(key)
                .tenantId(TENANT)
                .addModelInstance(
                        "script.bpmn",
                        Bpmn.createExecutableProcess(key)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .scriptTask()
                                .scriptFormat(language)
                                .scriptText(code())
                                .endEvent()
                                .done())
                .deploy();

        assertThatThrownBy(() -> runtime.createProcessInstanceByKey(key)
                        .processDefinitionTenantId(TENANT)
                        .execute())
                .isInstanceOf(ProcessEngineException.class);
        assertThat(System.getProperty(loot)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"groovy", "javascript", "juel"})
    void doNotRunInADecision(String language) {
        String expression = language.equals("juel")
                ? "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, '"
                        + loot + "', 'taken')}"
                : code();
        String table = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    id="script" name="Script" namespace="http://tributary">
                  <decision id="%s" name="Script" camunda:historyTimeToLive="1">
                    <variable id="result" name="result"/>
                    <literalExpression expressionLanguage="%s"><text>%s</text></literalExpression>
                  </decision>
                </definitions>
                """.formatted(key, language, expression);
        repository
                .createDeployment()
                .name(key)
                .tenantId(TENANT)
                .addString("script.dmn", table)
                .deploy();

        assertThatThrownBy(() -> decisions
                        .evaluateDecisionByKey(key)
                        .decisionDefinitionTenantId(TENANT)
                        .variables(Map.of())
                        .evaluate())
                .isInstanceOf(RuntimeException.class);
        assertThat(System.getProperty(loot)).isNull();
    }

    @Test
    void areInNoModelOfOurs() {
        List<String> scripted = repository.createProcessDefinitionQuery().list().stream()
                .filter(definition -> !definition.getKey().equals(key))
                .filter(definition -> Bpmn.convertToString(repository.getBpmnModelInstance(definition.getId()))
                        .matches("(?s).*(scriptTask|camunda:script|scriptFormat).*"))
                .map(definition -> definition.getKey())
                .toList();

        assertThat(scripted).isEmpty();
    }
}
