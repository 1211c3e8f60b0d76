package tributary.audit.watch;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent;
import tributary.identity.CurrentUser;

/** Tells who opened a task's form, which shows the brief: what the dossier says, as far as the step needs it; the same form once a minute. */
@Component
class TaskReads {

    private static final Pattern FORM = Pattern.compile(
            "/(?:engine-rest|camunda/api/engine/engine/default)/task/([0-9a-f-]{36})/(?:form-)?variables(?:/.*)?");

    private final Repetitions told;
    private final LateEntries entries;
    private final ProcessEngineConfigurationImpl engine;

    TaskReads(LateEntries entries, ProcessEngineConfigurationImpl engine, Clock clock) {
        this.told = new Repetitions(clock);
        this.entries = entries;
        this.engine = engine;
    }

    /** Whether a request asks for the values of a task's form. */
    static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && FORM.matcher(request.getRequestURI()).matches();
    }

    /** Records that a person read the values of a form. */
    void record(CurrentUser person, HttpServletRequest request) {
        Matcher form = FORM.matcher(request.getRequestURI());
        if (form.matches() && told.isNew(List.of(person.engineUserId(), form.group(1)))) {
            String task = form.group(1);
            Place place = place(task);
            entries.add(
                    AuditEvent.of(person.tenant(), "task-read", place.proposal, Map.of("task", task))
                            .at(place.step, null),
                    person.engineUserId());
        }
    }

    private Place place(String taskId) {
        return engine.getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> {
                    TaskEntity task = command.getTaskManager().findTaskById(taskId);
                    ExecutionEntity instance = task == null ? null : task.getProcessInstance();
                    String key = instance == null ? null : instance.getBusinessKey();
                    return new Place(
                            key == null ? null : UUID.fromString(key),
                            task == null ? null : task.getTaskDefinitionKey());
                }));
    }

    /** Where a task is, as far as the engine knows it still. */
    private record Place(@Nullable UUID proposal, @Nullable String step) {}
}
