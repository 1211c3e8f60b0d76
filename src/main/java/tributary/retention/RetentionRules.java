package tributary.retention;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import tributary.identity.HttpRules;

/**
 * Focal points and auditors of a tenant see what goes and what is held, and may hold; focal points ask for a person's data to be erased, auditors
 * approve. The secretariat and the joint auditor do the same for the joint log.
 */
@Configuration(proxyBeanMethods = false)
class RetentionRules {

    private static final String[] ASKING = {"FOCAL_POINT", "SECRETARIAT"};
    private static final String[] APPROVING = {"AUDITOR", "JOINT_AUDITOR"};
    private static final String[] BOTH = {"FOCAL_POINT", "SECRETARIAT", "AUDITOR", "JOINT_AUDITOR"};

    @Bean
    HttpRules retentionHttpRules() {
        return requests -> {
            requests.requestMatchers(HttpMethod.POST, "/api/retention/erasures", "/desk/retention/erasures")
                    .hasAnyRole(ASKING);
            requests.requestMatchers(
                            HttpMethod.POST,
                            "/api/retention/erasures/*/approval",
                            "/desk/retention/erasures/*/approval")
                    .hasAnyRole(APPROVING);
            requests.requestMatchers("/api/retention/**", "/desk/retention", "/desk/retention/**")
                    .hasAnyRole(BOTH);
        };
    }
}
