package tributary.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tributary.web.Refusal;
import tributary.web.TookTooLong;

/**
 * Does a person's claim or completion again when another change of the same process was faster: two members of a committee who vote in the same
 * second both vote. Whoever finds the task itself gone has been overtaken for good. Since a process and its grants may vanish between two reads, the
 * first failure of any other kind is tried again too, a denial included.
 */
class OvertakenCommands extends CommandInterceptor {

    private static final int ATTEMPTS = 5;
    private static final String TASK_IS_GONE = "Cannot find task with id";

    @Override
    public <T> T execute(Command<T> command) {
        if (!isPersons(command) || isPartOfMore()) {
            return next.execute(command);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                if (failure instanceof NullValueException
                        && String.valueOf(failure.getMessage()).startsWith(TASK_IS_GONE)) {
                    throw new OptimisticLockingException(failure.getMessage());
                }
                int limit = Overtaken.isIn(failure) ? ATTEMPTS : 2;
                if (attempt == limit || isRefusal(failure)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadUserRequestException || cause instanceof Refusal || cause instanceof Recused) {
                return true;
            }
        }
        return TookTooLong.findIn(failure).isPresent();
    }

    private static boolean isPersons(Command<?> command) {
        return command instanceof CompleteTaskCmd
                || command instanceof SubmitTaskFormCmd
                || command instanceof ClaimTaskCmd;
    }

    // What else happened in the same transaction would be lost with it.
    private static boolean isPartOfMore() {
        return Context.getCommandContext() != null || TransactionSynchronizationManager.isActualTransactionActive();
    }
}
