package tributary.proposal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/**
 * Which proposals to list.
 *
 * @param member code of a country that takes part; null for any
 * @param role the part that the reader's own country has; null for any
 * @param urgentFirst whether proposals come by the next due day in the reader's own country, instead of the newest first
 * @param text part of the reference or title, whatever the case; empty for any
 * @param page from 0
 * @param size of a page, 1 to {@link #MAX_SIZE}
 */
public record DossierFilter(
        @Nullable ProposalStatus status,
        @Nullable String member,
        @Nullable String role,
        boolean urgentFirst,
        String text,
        int page,
        int size) {

    public static final int MAX_SIZE = 100;
    private static final int DEFAULT_SIZE = 20;

    /**
     * Reads the parameters of a request; an empty text is as if absent.
     *
     * @param members codes that there are
     * @throws InvalidInput naming every parameter that is wrong
     */
    public static DossierFilter parse(
            @Nullable String status,
            @Nullable String member,
            @Nullable String page,
            @Nullable String size,
            List<String> members) {
        List<FieldError> errors = new ArrayList<>();
        ProposalStatus known = null;
        if (status != null && !status.isEmpty()) {
            known = ProposalStatus.find(status).orElse(null);
            if (known == null) {
                errors.add(new FieldError("/status", "“" + status + "” is no status of a proposal."));
            }
        }
        if (member != null && !member.isEmpty() && !members.contains(member)) {
            errors.add(new FieldError(
                    "/member", "“" + member + "” is no member. Choose from: " + String.join(", ", members) + "."));
        }
        int pageNumber = number("page", page, 0, 0, 1_000_000, errors);
        int pageSize = number("size", size, DEFAULT_SIZE, 1, MAX_SIZE, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_PARAMETER, errors);
        }
        return new DossierFilter(
                known, member == null || member.isEmpty() ? null : member, null, false, "", pageNumber, pageSize);
    }

    /** All that have this status; an empty text is as if absent. */
    public static DossierFilter parse(@Nullable String status, @Nullable String page) {
        return parse(status, null, page, null, List.of());
    }

    /** The same, for proposals whose reference or title holds that text. */
    public DossierFilter about(String words) {
        return new DossierFilter(status, member, role, urgentFirst, words, page, size);
    }

    /** The same by urgency, for proposals in which the reader's own country has that part; null for any part. */
    public DossierFilter ofOwnWork(@Nullable String part) {
        return new DossierFilter(status, member, part, true, text, page, size);
    }

    private static int number(
            String name, @Nullable String text, int fallback, int least, int most, List<FieldError> errors) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below, like a number out of bounds
        }
        errors.add(new FieldError(
                "/" + name, "“" + text + "” must be a whole number from " + least + " to " + most + "."));
        return fallback;
    }
}
