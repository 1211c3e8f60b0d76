package tributary.audit.watch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tributary.audit.AuditLog;
import tributary.audit.AuditReader;
import tributary.identity.CurrentUser;

/**
 * Says what somebody asked for to whoever reads the log of it: by the words of its address. Names in it are of things that this reader may not know
 * of, so they are left out, but for proposals that the log tells of already.
 */
@Component
class Addresses {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z-]{0,31}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> DOORS = Set.of("/api", "/engine-rest");
    private static final String NAME = "*";
    private static final int MOST_PARTS = 12;

    private final AuditLog log;

    Addresses(AuditLog log) {
        this.log = log;
    }

    /** As auditors of this person's tenant may read it: {@code /api/proposals/*}. */
    String asked(HttpServletRequest request, CurrentUser person) {
        return told(request, proposal -> knows(person, proposal));
    }

    /** By its door alone, where nobody knows who asked: whoever could choose the words would write them into the log. */
    static String door(HttpServletRequest request) {
        String first = "/" + request.getRequestURI().split("/", 3)[1];
        return DOORS.contains(first) ? first : "/" + NAME;
    }

    private static String told(HttpServletRequest request, Predicate<String> isKnown) {
        StringBuilder told = new StringBuilder();
        String before = "";
        for (String part : request.getRequestURI().substring(1).split("/", MOST_PARTS)) {
            boolean isProposal = before.equals("proposals") && ID.matcher(part).matches();
            boolean isTold =
                    isProposal ? isKnown.test(part) : WORD.matcher(part).matches();
            told.append('/').append(isTold ? part : NAME);
            before = part;
        }
        return told.toString();
    }

    /** A refusal is told even while the database cannot be asked. */
    private boolean knows(CurrentUser person, String proposal) {
        try {
            return log.knows(new AuditReader(person), UUID.fromString(proposal));
        } catch (DataAccessException failure) {
            return false;
        }
    }
}
