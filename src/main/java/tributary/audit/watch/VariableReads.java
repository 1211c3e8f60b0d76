package tributary.audit.watch;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent;
import tributary.audit.AuditEvent.ProcessPlace;
import tributary.engine.WithoutUser;
import tributary.identity.CurrentUser;
import tributary.shield.Shield;

/** Tells which operator looked at variables of processes, which they see in an emergency only. */
@Component
class VariableReads {

    private static final String ENGINE = "/(?:engine-rest|camunda/api/engine/engine/default)";
    private static final Pattern VARIABLES = Pattern.compile(ENGINE + "/.*variable.*", Pattern.CASE_INSENSITIVE);

    private final LateEntries entries;
    private final Addresses addresses;
    private final RuntimeService runtime;
    private final WithoutUser withoutUser;

    VariableReads(LateEntries entries, Addresses addresses, RuntimeService runtime, WithoutUser withoutUser) {
        this.entries = entries;
        this.addresses = addresses;
        this.runtime = runtime;
        this.withoutUser = withoutUser;
    }

    /** Whether a request asks for variables. */
    static boolean isOne(HttpServletRequest request) {
        return VARIABLES.matcher(request.getRequestURI()).matches();
    }

    /** Records that an operator was shown variables; officials see those of their tasks, which is told otherwise. */
    void record(CurrentUser person, HttpServletRequest request) {
        if (person.isIn("operators")) {
            List<ProcessInstance> processes = findProcesses(person, request.getAttribute(Shield.BODY));
            AuditEvent read = AuditEvent.of(
                    person.tenant(), "variables-read", null, Map.of("path", addresses.asked(request, person)));
            if (processes.isEmpty()) {
                entries.add(read, person.engineUserId());
            }
            processes.forEach(process -> entries.add(in(process, read), person.engineUserId()));
        }
    }

    private static AuditEvent in(ProcessInstance process, AuditEvent read) {
        String definition = process.getProcessDefinitionId();
        ProcessPlace place = new ProcessPlace(definition.split(":", 2)[0], definition, process.getId());
        return AuditEvent.of(read.tenant(), read.type(), UUID.fromString(process.getBusinessKey()), read.detail())
                .at(null, place);
    }

    /** Those that the body names: the shield lets only a few of the person's own country pass. */
    private List<ProcessInstance> findProcesses(CurrentUser person, @Nullable Object body) {
        if (!(body instanceof JsonNode asked)) {
            return List.of();
        }
        Set<String> instances = StreamSupport.stream(
                        asked.path("processInstanceIdIn").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        return withoutUser.call(() ->
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceIds(instances)
                        .tenantIdIn(person.tenant())
                        .list()
                        .stream()
                        .filter(process -> process.getBusinessKey() != null)
                        .toList());
    }
}
