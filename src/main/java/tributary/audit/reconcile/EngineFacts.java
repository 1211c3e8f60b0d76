package tributary.audit.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.query.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the engine's own history tells of the facts that can be compared: processes and people's tasks. It keeps no other steps. */
@Component
class EngineFacts {

    // As the models say, from the start of a proposal's first process.
    private static final Duration KEPT = Duration.ofDays(3_650);

    private static final Set<String> TYPES = Set.of("process-started", "process-ended", "task-created", "task-ended");

    private static final int PAGE = 1_000;

    private final ProcessEngineConfigurationImpl engine;
    private final HistoryService history;

    EngineFacts(ProcessEngineConfigurationImpl engine, HistoryService history) {
        this.engine = engine;
        this.history = history;
    }

    List<Statement> list(Instant from, Instant to) {
        Date begin = Date.from(from);
        Date end = Date.from(to);
        return engine.getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> {
                    Statements told = new Statements();
                    pages(history.createHistoricProcessInstanceQuery()
                                    .startedAfter(begin)
                                    .startedBefore(end)
                                    .orderByProcessInstanceId()
                                    .asc())
                            .forEach(told::started);
                    pages(history.createHistoricProcessInstanceQuery()
                                    .finishedAfter(begin)
                                    .finishedBefore(end)
                                    .orderByProcessInstanceId()
                                    .asc())
                            .forEach(told::ended);
                    List<HistoricTaskInstance> opened = pages(history.createHistoricTaskInstanceQuery()
                            .startedAfter(begin)
                            .startedBefore(end)
                            .orderByTaskId()
                            .asc());
                    List<HistoricTaskInstance> closed = pages(history.createHistoricTaskInstanceQuery()
                            .finishedAfter(begin)
                            .finishedBefore(end)
                            .orderByTaskId()
                            .asc());
                    Map<String, UUID> proposals = findProposals(opened, closed);
                    opened.forEach(task -> told.created(task, proposals.get(task.getProcessInstanceId())));
                    closed.forEach(task -> told.ended(task, proposals.get(task.getProcessInstanceId())));
                    return told.list;
                }));
    }

    List<Statement> list(UUID proposal) {
        return engine.getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> {
                    Statements told = new Statements();
                    pages(history.createHistoricProcessInstanceQuery()
                                    .processInstanceBusinessKey(proposal.toString())
                                    .orderByProcessInstanceId()
                                    .asc())
                            .forEach(instance -> {
                                told.started(instance);
                                told.ended(instance);
                            });
                    pages(history.createHistoricTaskInstanceQuery()
                                    .processInstanceBusinessKey(proposal.toString())
                                    .orderByTaskId()
                                    .asc())
                            .forEach(task -> {
                                told.created(task, proposal);
                                told.ended(task, proposal);
                            });
                    return told.list;
                }));
    }

    /** Whether the time is over for which the engine knows a proposal's processes, by what the log tells of them. */
    static boolean hasForgotten(List<Statement> logged, Instant now) {
        return logged.stream()
                .filter(statement -> statement.fact().type().equals("process-started"))
                .anyMatch(statement -> statement.at().plus(KEPT).isBefore(now));
    }

    /** Whether it is the engine that holds this beside the log. */
    static boolean tells(Statement statement) {
        return TYPES.contains(statement.fact().type());
    }

    /** Which proposals the tasks' processes serve. */
    private Map<String, UUID> findProposals(List<HistoricTaskInstance> opened, List<HistoricTaskInstance> closed) {
        List<String> instances = Stream.concat(opened.stream(), closed.stream())
                .map(HistoricTaskInstance::getProcessInstanceId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, UUID> proposals = new HashMap<>();
        for (int begin = 0; begin < instances.size(); begin += PAGE) {
            Set<String> page = Set.copyOf(instances.subList(begin, Math.min(begin + PAGE, instances.size())));
            history.createHistoricProcessInstanceQuery()
                    .processInstanceIds(page)
                    .listPage(0, PAGE)
                    .forEach(instance -> {
                        UUID proposal = asId(instance.getBusinessKey());
                        if (proposal != null) {
                            proposals.put(instance.getId(), proposal);
                        }
                    });
        }
        return proposals;
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

    /** What is told of those that serve a proposal. */
    private static final class Statements {

        private final List<Statement> list = new ArrayList<>();

        void started(HistoricProcessInstance instance) {
            add(
                    asId(instance.getBusinessKey()),
                    instance.getTenantId(),
                    "process-started",
                    instance.getId(),
                    instance.getStartTime(),
                    Map.of());
        }

        void ended(HistoricProcessInstance instance) {
            add(
                    asId(instance.getBusinessKey()),
                    instance.getTenantId(),
                    "process-ended",
                    instance.getId(),
                    instance.getEndTime(),
                    Map.of("state", text(instance.getState())));
        }

        void created(HistoricTaskInstance task, @Nullable UUID proposal) {
            add(
                    proposal,
                    task.getTenantId(),
                    "task-created",
                    task.getId(),
                    task.getStartTime(),
                    Map.of("step", text(task.getTaskDefinitionKey())));
        }

        void ended(HistoricTaskInstance task, @Nullable UUID proposal) {
            boolean isCompleted = TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason());
            add(
                    proposal,
                    task.getTenantId(),
                    "task-ended",
                    task.getId(),
                    task.getEndTime(),
                    Map.of(
                            "end",
                            isCompleted ? "task-completed" : "task-cancelled",
                            "step",
                            text(task.getTaskDefinitionKey()),
                            "due",
                            task.getDueDate() == null
                                    ? ""
                                    : text(task.getDueDate().toInstant()),
                            "person",
                            text(task.getAssignee())));
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }

        private void add(
                @Nullable UUID proposal,
                @Nullable String tenant,
                String type,
                String subject,
                @Nullable Date at,
                Map<String, String> content) {
            if (proposal != null && tenant != null && at != null) {
                list.add(new Statement(new Fact(proposal, tenant, type, subject), at.toInstant(), content));
            }
        }
    }
}
