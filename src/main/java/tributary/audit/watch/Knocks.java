package tributary.audit.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tributary.audit.AuditEvent;
import tributary.identity.Issuers;
import tributary.member.Member;
import tributary.member.Members;

/** Those who are let in by no door. Nobody knows who they are and anybody can knock without end, so the like of one minute are one entry. */
@Component
class Knocks {

    private final Map<Knock, Integer> counts = new HashMap<>();
    private final LateEntries entries;
    private final Issuers issuers;
    private final Members members;
    private final ObjectMapper json;

    Knocks(LateEntries entries, Issuers issuers, Members members, ObjectMapper json) {
        this.entries = entries;
        this.issuers = issuers;
        this.members = members;
        this.json = json;
    }

    /** A token was refused. It belongs to the log of the realm that it claims to come from, if there is one. */
    void withToken(HttpServletRequest request) {
        String token = String.valueOf(request.getHeader("Authorization"));
        add(new Knock(
                claimedTenant(token).orElse(Member.JOINT), "token", request.getMethod(), Addresses.door(request)));
    }

    /** Somebody came back from a realm's sign-in page without having signed in. */
    void atRealm(String tenant) {
        add(new Knock(members.findMember(tenant).isPresent() ? tenant : Member.JOINT, "browser", "GET", "/sign-in"));
    }

    private synchronized void add(Knock knock) {
        if (counts.size() < 1_000 || counts.containsKey(knock)) {
            counts.merge(knock, 1, Integer::sum);
        } else {
            counts.merge(new Knock(knock.tenant(), knock.door(), "", ""), 1, Integer::sum);
        }
    }

    /** Into the log, and at the latest before its last writing; what finds no room there stays and is counted on. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @PreDestroy
    synchronized void tell() {
        counts.entrySet().removeIf(known -> entries.offer(event(known.getKey(), known.getValue()), null));
    }

    private static AuditEvent event(Knock knock, int times) {
        Map<String, Object> detail =
                Map.of("door", knock.door(), "method", knock.method(), "path", knock.path(), "times", times);
        return AuditEvent.of(knock.tenant(), "sign-in-refused", null, detail).decided(null, null, "not-signed-in");
    }

    /** By the issuer that it names, believed for nothing but this. */
    private Optional<String> claimedTenant(String header) {
        String[] parts = header.split("\\.", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            String issuer = json.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("iss")
                    .asText();
            return issuers.findTenant(issuer);
        } catch (IOException | IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    private record Knock(String tenant, String door, String method, String path) {}
}
