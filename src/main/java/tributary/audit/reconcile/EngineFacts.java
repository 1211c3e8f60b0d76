package tributary.audit.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.query.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the engine's own history tells of the facts that can be compared: processes and people's tasks. It keeps no other steps. */
@Component
class EngineFacts {

    private static final int PAGE = 1_000;

    private final ProcessEngineConfigurationImpl engine;
    private final HistoryService history;

    EngineFacts(ProcessEngineConfigurationImpl engine, HistoryService history) {
        this.engine = engine;
        this.history = history;
    }

    List<Fact> list(Instant from, Instant to) {
        Date begin = Date.from(from);
        Date end = Date.from(to);
        return engine.getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> {
                    List<Fact> facts = new ArrayList<>();
                    Instances instances = new Instances();
                    pages(history.createHistoricProcessInstanceQuery()
                                    .startedAfter(begin)
                                    .startedBefore(end)
                                    .orderByProcessInstanceId()
                                    .asc())
                            .forEach(instance -> started(instance, facts));
                    pages(history.createHistoricProcessInstanceQuery()
                                    .finishedAfter(begin)
                                    .finishedBefore(end)
                                    .orderByProcessInstanceId()
                                    .asc())
                            .forEach(instance -> ended(instance, facts));
                    pages(history.createHistoricTaskInstanceQuery()
                                    .startedAfter(begin)
                                    .startedBefore(end)
                                    .orderByTaskId()
                                    .asc())
                            .forEach(task -> created(task, instances::find, facts));
                    return facts;
                }));
    }

    List<Fact> list(UUID proposal) {
        return engine.getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> {
                    List<Fact> facts = new ArrayList<>();
                    for (HistoricProcessInstance instance : pages(history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(proposal.toString())
                            .orderByProcessInstanceId()
                            .asc())) {
                        started(instance, facts);
                        if (instance.getEndTime() != null) {
                            ended(instance, facts);
                        }
                        pages(history.createHistoricTaskInstanceQuery()
                                        .processInstanceId(instance.getId())
                                        .orderByTaskId()
                                        .asc())
                                .forEach(task -> created(task, id -> proposal, facts));
                    }
                    return facts;
                }));
    }

    private static void started(HistoricProcessInstance instance, List<Fact> facts) {
        add(asId(instance.getBusinessKey()), instance.getTenantId(), "process-started", instance.getId(), facts);
    }

    private static void ended(HistoricProcessInstance instance, List<Fact> facts) {
        add(asId(instance.getBusinessKey()), instance.getTenantId(), "process-ended", instance.getId(), facts);
    }

    private static void created(
            HistoricTaskInstance task, Function<String, @Nullable UUID> proposals, List<Fact> facts) {
        if (task.getProcessInstanceId() != null) {
            UUID proposal = proposals.apply(task.getProcessInstanceId());
            add(proposal, task.getTenantId(), "task-created", task.getId(), facts);
        }
    }

    private static void add(
            @Nullable UUID proposal, @Nullable String tenant, String type, String subject, List<Fact> facts) {
        if (proposal != null && tenant != null) {
            facts.add(new Fact(proposal, tenant, type, subject));
        }
    }

    private static <T> List<T> pages(Query<?, T> query) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            page = query.listPage(all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private static @Nullable UUID asId(@Nullable String businessKey) {
        try {
            return businessKey == null ? null : UUID.fromString(businessKey);
        } catch (IllegalArgumentException notAProposal) {
            return null;
        }
    }

    /** Which proposal an instance serves, asked once. */
    private final class Instances {

        private final Map<String, Optional<UUID>> known = new HashMap<>();

        @Nullable
        UUID find(String instanceId) {
            return known.computeIfAbsent(instanceId, this::ask).orElse(null);
        }

        private Optional<UUID> ask(String instanceId) {
            return Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                            .processInstanceId(instanceId)
                            .singleResult())
                    .map(instance -> asId(instance.getBusinessKey()));
        }
    }
}
