package tributary.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Writes the engine's own history, as far as somebody reads it. Every event reaches the audit log, which is the history; what follows is all that is
 * written a second time.
 *
 * <table>
 *   <caption>Which events pass</caption>
 *   <tr><th>event</th><th>table</th><th>who reads it</th></tr>
 *   <tr><td>process instances</td><td>{@code ACT_HI_PROCINST}</td>
 *     <td>the engine, which takes the time of removal of whatever belongs to a process from its root, and cleans up by it;
 *     comments and attachments; the removal of records; the nightly comparison with the log</td></tr>
 *   <tr><td>tasks</td><td>{@code ACT_HI_TASKINST}</td>
 *     <td>Tasklist, which asks it for a task's comments; the briefs of later tasks, for the form that was answered; the nightly
 *     comparison with the log. Nobody reads there who holds an open task</td></tr>
 *   <tr><td>operations of people</td><td>{@code ACT_HI_OP_LOG}</td>
 *     <td>Tasklist, as a task's history; what operators did to jobs and deployments is told nowhere else</td></tr>
 *   <tr><td>batches</td><td>{@code ACT_HI_BATCH}</td><td>the engine, for the time of removal of what belongs to a batch</td></tr>
 * </table>
 *
 * <p>Nobody reads the others: steps, variables and their details, values of forms, identity links, decisions, incidents, logs of jobs and of external
 * tasks, cases. Comments and attachments are no events; the engine writes them itself.
 */
final class HistoryFilter extends DbHistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
        if (isRead(event)) {
            super.handleEvent(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** What changes while a task is open reaches its row when it ends; the engine would read the row before it writes it, for the time of its start. */
    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (!(event instanceof HistoricTaskInstanceEventEntity task)
                || isInitialEvent(task)
                || getDbEntityManager().getCachedEntity(task.getClass(), task.getId()) != null) {
            super.insertOrUpdate(event);
        } else if (task.getEndTime() != null) {
            task.setStartTime(getDbEntityManager()
                    .selectById(TaskEntity.class, task.getTaskId())
                    .getCreateTime());
            getDbEntityManager().merge(task);
        }
    }

    private static boolean isRead(HistoryEvent event) {
        return event instanceof HistoricProcessInstanceEventEntity
                || event instanceof HistoricTaskInstanceEventEntity
                || event instanceof HistoricBatchEntity
                || (event instanceof UserOperationLogEntryEventEntity operation && operation.getUserId() != null);
    }
}
