package tributary.audit.watch;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
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
            Set<UUID> proposals = findProposals(person, request.getAttribute(Shield.BODY));
            if (proposals.isEmpty()) {
                record(person, request, null);
            } else {
                proposals.forEach(proposal -> record(person, request, proposal));
            }
        }
    }

    private void record(CurrentUser person, HttpServletRequest request, @Nullable UUID proposal) {
        entries.add(
                AuditEvent.of(
                        person.tenant(), "variables-read", proposal, Map.of("path", addresses.asked(request, person))),
                person.engineUserId());
    }

    /** Of the processes that the body names: the shield lets only a few of the person's own country pass. */
    private Set<UUID> findProposals(CurrentUser person, @Nullable Object body) {
        if (!(body instanceof JsonNode asked)) {
            return Set.of();
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
                        .map(ProcessInstance::getBusinessKey)
                        .filter(Objects::nonNull)
                        .map(UUID::fromString)
                        .collect(Collectors.toSet()));
    }
}
