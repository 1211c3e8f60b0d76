package tributary.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Records whose period has ended, and what becomes of them.
 *
 * @param records what kind of records
 * @param rule whose period it is; of a dossier the one that ended last
 * @param confirmed whether a source confirms that rule
 * @param sharedBy whose records they are: the own, and of a dossier all who take part
 * @param endedOn when the proposal ended, follow-up of conditions included; for a country that left it, the day on which it did
 * @param dueOn from which day on they need not be kept
 * @param entries entries of the log that go, or whose personal values do
 * @param documents that go
 * @param bytes of the documents
 */
record PlannedRemoval(
        UUID proposal,
        String reference,
        Records records,
        String rule,
        boolean confirmed,
        List<String> legalBasis,
        List<String> sharedBy,
        LocalDate endedOn,
        LocalDate dueOn,
        State state,
        long entries,
        long documents,
        long bytes) {

    /** Whether they go. */
    enum State {
        /** They go in the next night. */
        DUE("due"),
        /** A hold keeps them: the own one, or of a dossier that of any who take part or did. */
        HELD("held"),
        /** Something of the proposal is under way still. */
        UNDER_WAY("under-way"),
        /** The period is unconfirmed, and such periods do not count here. */
        UNCONFIRMED("unconfirmed");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }
}
