package tributary.audit.watch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.audit.AuditEvent;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.shield.Shield;

/**
 * Stands outside both doors and records who came in and who was turned away. A refusal tells what was asked for in its detail alone: it is no entry
 * of that proposal, whose existence it must not tell. One that a rule of the review made is on record by its reason, and not told again.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class DoorWatch extends OncePerRequestFilter {

    private static final String TOKEN_CONTEXT = RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME;
    private static final String SESSION_CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final String WAY_BACK = "/login/oauth2/code/";
    private static final Map<Integer, String> REFUSALS = Map.of(403, "not-allowed", 404, "not-found");
    private static final Set<String> NOBODYS = Set.of("assets", "webjars", "favicon.ico");
    private static final String HEALTH = "/actuator/health";

    private final LateEntries entries;
    private final Knocks knocks;
    private final Refusals refusals;
    private final KnownTokens tokens;
    private final TaskReads taskReads;
    private final VariableReads variableReads;
    private final Addresses addresses;
    private final CurrentUsers users;

    DoorWatch(
            LateEntries entries,
            Knocks knocks,
            Refusals refusals,
            KnownTokens tokens,
            TaskReads taskReads,
            VariableReads variableReads,
            Addresses addresses,
            CurrentUsers users) {
        this.entries = entries;
        this.knocks = knocks;
        this.refusals = refusals;
        this.tokens = tokens;
        this.taskReads = taskReads;
        this.variableReads = variableReads;
        this.addresses = addresses;
        this.users = users;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return NOBODYS.contains(path.split("/", 3)[1]) || path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext before = request.getRequestURI().startsWith(WAY_BACK) ? inSession(request) : null;
        // What fails has read nothing and was refused nothing.
        chain.doFilter(request, response);
        record(request, response, before);
    }

    private void record(HttpServletRequest request, HttpServletResponse response, @Nullable SecurityContext before) {
        int status = response.getStatus();
        String path = request.getRequestURI();
        if (path.startsWith(WAY_BACK)) {
            cameBack(path.substring(WAY_BACK.length()), request, before);
        } else if (request.getAttribute(TOKEN_CONTEXT) instanceof SecurityContext context) {
            user(context).ifPresent(person -> {
                if (tokens.isNew(context.getAuthentication())) {
                    signedIn(person, "token");
                }
                refused(person, status, request);
                read(person, status, request);
            });
        } else if (status == 401 && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            knocks.withToken(request);
        } else if (REFUSALS.containsKey(status)) {
            ofSession(request).ifPresent(person -> refused(person, status, request));
        } else if (TaskReads.isForm(request) || VariableReads.isOne(request)) {
            ofSession(request).ifPresent(person -> read(person, status, request));
        }
    }

    private void read(CurrentUser person, int status, HttpServletRequest request) {
        if (status != 200) {
            return;
        }
        if (TaskReads.isForm(request)) {
            taskReads.record(person, request);
        } else if (VariableReads.isOne(request)) {
            variableReads.record(person, request);
        }
    }

    /** Whoever was signed in before, and comes back refused, still has the session of before. */
    private void cameBack(String tenant, HttpServletRequest request, @Nullable SecurityContext before) {
        SecurityContext now = inSession(request);
        Optional.ofNullable(now == before ? null : now)
                .flatMap(this::user)
                .filter(person -> person.tenant().equals(tenant))
                .ifPresentOrElse(person -> signedIn(person, "browser"), () -> knocks.atRealm(tenant));
    }

    private void signedIn(CurrentUser person, String door) {
        entries.add(AuditEvent.of(person.tenant(), "signed-in", null, Map.of("door", door)), person.engineUserId());
    }

    private void refused(CurrentUser person, int status, HttpServletRequest request) {
        String refusal = REFUSALS.get(status);
        if (refusal != null && request.getAttribute(Shield.RECUSED) == null) {
            refusals.add(person, request.getMethod(), addresses.asked(request, person), refusal);
        }
    }

    private Optional<CurrentUser> ofSession(HttpServletRequest request) {
        return Optional.ofNullable(inSession(request)).flatMap(this::user);
    }

    private static @Nullable SecurityContext inSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SESSION_CONTEXT) instanceof SecurityContext context
                ? context
                : null;
    }

    private Optional<CurrentUser> user(SecurityContext context) {
        Authentication authentication = context.getAuthentication();
        return authentication == null ? Optional.empty() : users.find(authentication);
    }
}
