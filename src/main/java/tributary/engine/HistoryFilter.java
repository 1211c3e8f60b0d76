package tributary.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Writes the engine's own history, as far as somebody reads it. Every event reaches the audit log, which is the history; what follows is all that is
 * written a second time.
 *
 * <table>
 *   <caption>Which events pass</caption>
 *   <tr><th>event</th><th>table</th><th>who reads it</th></tr>
 *   <tr><td>process instances</td><td>{@code ACT_HI_PROCINST}</td>
 *     <td>the engine, which takes the time of removal of whatever belongs to a process from its root, in every transaction, and cleans up by it;
 *     comments and attachments; the removal of records; the nightly comparison with the log</td></tr>
 *   <tr><td>tasks</td><td>{@code ACT_HI_TASKINST}</td>
 *     <td>Tasklist, which asks it for a task's comments; rights on {@code HISTORIC_TASK}; the briefs of later tasks, for the form that was
 *     answered; Cockpit's counts of open tasks; the log, for who held a task before; the nightly comparison with the log</td></tr>
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

    /** The engine reads an unended task's start once more at every change, for a duration that only its end has. */
    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity task
                && task.getEndTime() == null
                && !isInitialEvent(task)
                && getDbEntityManager().getCachedEntity(task.getClass(), task.getId()) == null) {
            getDbEntityManager().merge(task);
        } else {
            super.insertOrUpdate(event);
        }
    }

    private static boolean isRead(HistoryEvent event) {
        return event instanceof HistoricProcessInstanceEventEntity
                || event instanceof HistoricTaskInstanceEventEntity
                || event instanceof HistoricBatchEntity
                || (event instanceof UserOperationLogEntryEventEntity operation && operation.getUserId() != null);
    }
}
