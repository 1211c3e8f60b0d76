package tributary.identity;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** What is known here of people beside what they did. */
@Component
public class ErasablePeople {

    private final Directory directory;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    ErasablePeople(Directory directory, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.directory = directory;
        this.sessions = sessions;
    }

    /**
     * Forgets the names, the e-mail address and the organizations of a person of that tenant, and ends their sessions here; does nothing of anybody
     * else's. The user id stays with its subject, so that nobody else is ever taken for the person. Whoever signs in again is known again.
     */
    public void forget(String tenant, String engineUserId) {
        if (directory.forget(tenant, engineUserId)) {
            sessions.findByPrincipalName(engineUserId).keySet().forEach(sessions::deleteById);
        }
    }
}
