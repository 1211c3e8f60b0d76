package tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;

class OvertakenCommandsTests {

    private final RuntimeException denied = new AuthorizationException("la.lan may not complete the task");
    private final RuntimeException gone = new NullValueException("Cannot find task with id 1: task is null");

    @Test
    void tellsWhomAWithdrawalOvertookBetweenTaskAndGrants() {
        assertThatThrownBy(() -> complete(denied, gone)).isInstanceOf(OptimisticLockingException.class);
    }

    @Test
    void deniesWhoMayNot() {
        assertThatThrownBy(() -> complete(denied, denied)).isSameAs(denied);
    }

    @Test
    void triesAgainWhenAnotherWasFaster() {
        assertThat(complete(new OptimisticLockingException("1"), new OptimisticLockingException("2")))
                .isEmpty();
    }

    @Test
    void triesAgainAfterADeadlockAsOften() {
        RuntimeException lost = new ProcessEngineException(new SQLException("deadlock detected", "40P01"));

        assertThat(complete(lost, lost, lost, lost)).isEmpty();
    }

    @Test
    void refusesWrongAnswersAtOnce() {
        RuntimeException wrong = new BadUserRequestException("No outcome");

        assertThatThrownBy(() -> complete(wrong)).isSameAs(wrong);
    }

    /** Completes a task over an engine that fails so, one failure an attempt, and then succeeds. */
    private static Deque<RuntimeException> complete(RuntimeException... failures) {
        Deque<RuntimeException> left = new ArrayDeque<>(List.of(failures));
        OvertakenCommands commands = new OvertakenCommands();
        commands.setNext(new CommandInterceptor() {
            @Override
            @SuppressWarnings("NullAway") // a completed task answers nothing
            public <T> T execute(Command<T> command) {
                if (!left.isEmpty()) {
                    throw left.pop();
                }
                return null;
            }
        });
        commands.execute(new CompleteTaskCmd("1", null));
        return left;
    }
}
