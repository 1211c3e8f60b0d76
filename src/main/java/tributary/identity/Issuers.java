package tributary.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import tributary.member.Member;
import tributary.member.Members;

/** The fixed map from issuers to tenants. A token of an issuer that is not here is nobody's. */
@Component
public class Issuers {

    private final Map<String, Realm> byTenant = new LinkedHashMap<>();
    private final Map<String, Realm> byIssuer = new LinkedHashMap<>();

    Issuers(IdentitySettings settings, Members members) {
        List<String> faults = new ArrayList<>();
        for (Member tenant : members.tenants()) {
            Realm realm = realm(settings, tenant.code());
            Realm other = byIssuer.put(realm.issuer(), realm);
            if (other != null) {
                faults.add("tributary.identity.issuers." + tenant.code() + " is " + realm.issuer() + ", which is "
                        + other.tenant() + "'s already: each tenant needs an issuer of its own");
            }
            byTenant.put(tenant.code(), realm);
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
    }

    private static Realm realm(IdentitySettings settings, String code) {
        URI own = settings.issuers().get(code);
        String path = "/realms/" + code;
        String issuer = own == null ? withoutSlash(settings.keycloak()) + path : withoutSlash(own);
        String server =
                own == null && settings.backchannel() != null ? withoutSlash(settings.backchannel()) + path : issuer;
        @Nullable String secret = settings.clientSecrets().get(code);
        return new Realm(code, issuer, server, settings.clientId(), StringUtils.hasText(secret) ? secret : null);
    }

    private static String withoutSlash(URI uri) {
        return StringUtils.trimTrailingCharacter(uri.toString(), '/');
    }

    /** The tenant whose realm names itself so; empty for an issuer that is unknown here. */
    public Optional<String> findTenant(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer)).map(Realm::tenant);
    }

    List<Realm> realms() {
        return List.copyOf(byTenant.values());
    }

    Realm getRealm(String tenant) {
        return Optional.ofNullable(byTenant.get(tenant)).orElseThrow();
    }

    /** Scheme, host and port of every realm's server, for policies that must name where a sign-out leads. */
    List<String> origins() {
        return byTenant.values().stream()
                .map(realm -> URI.create(realm.issuer()))
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority())
                .distinct()
                .toList();
    }
}
