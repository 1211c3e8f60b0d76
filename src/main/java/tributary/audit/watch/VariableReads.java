package tributary.audit.watch;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent;
import tributary.identity.CurrentUser;
import tributary.shield.Shield;

/** Tells which operator looked at variables of processes, which they see in an emergency only. */
@Component
class VariableReads {

    private static final String ENGINE = "/(?:engine-rest|camunda/api/engine/engine/default)";
    private static final Pattern VARIABLES = Pattern.compile(ENGINE + "/.*variable.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern INSTANCE =
            Pattern.compile(ENGINE + "/(?:process-instance|execution)/([0-9a-f-]{36})/.*");

    private final LateEntries entries;
    private final Addresses addresses;
    private final ProcessEngineConfigurationImpl engine;

    VariableReads(LateEntries entries, Addresses addresses, ProcessEngineConfigurationImpl engine) {
        this.entries = entries;
        this.addresses = addresses;
        this.engine = engine;
    }

    /** Whether a request asks for variables. */
    static boolean isOne(HttpServletRequest request) {
        return VARIABLES.matcher(request.getRequestURI()).matches();
    }

    /** Records that an operator was shown variables; officials see those of their tasks, which is told otherwise. */
    void record(CurrentUser person, HttpServletRequest request) {
        if (person.isIn("operators")) {
            List<Optional<UUID>> proposals = executions(request)
                    .flatMap(execution -> findProposal(execution).stream())
                    .distinct()
                    .map(Optional::of)
                    .toList();
            for (Optional<UUID> proposal : proposals.isEmpty() ? List.of(Optional.<UUID>empty()) : proposals) {
                entries.add(
                        AuditEvent.of(
                                person.tenant(),
                                "variables-read",
                                proposal.orElse(null),
                                Map.of("path", addresses.asked(request, person))),
                        person.engineUserId());
            }
        }
    }

    /** Those that the address names, or, as Cockpit asks, the body. */
    private static Stream<String> executions(HttpServletRequest request) {
        Matcher instance = INSTANCE.matcher(request.getRequestURI());
        if (instance.matches()) {
            return Stream.of(instance.group(1));
        }
        return request.getAttribute(Shield.BODY) instanceof JsonNode body
                ? StreamSupport.stream(body.path("processInstanceIdIn").spliterator(), false)
                        .map(JsonNode::asText)
                : Stream.empty();
    }

    private Optional<UUID> findProposal(String executionId) {
        return engine.getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> {
                    ExecutionEntity execution = command.getExecutionManager().findExecutionById(executionId);
                    @Nullable
                    String key = execution == null
                            ? null
                            : execution.getProcessInstance().getBusinessKey();
                    return Optional.ofNullable(key).map(UUID::fromString);
                }));
    }
}
