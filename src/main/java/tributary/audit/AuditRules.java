package tributary.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import tributary.identity.HttpRules;

/** Auditors read; the heads of the logs are everybody's, and a cosignature proves by itself who made it. */
@Configuration(proxyBeanMethods = false)
class AuditRules {

    @Bean
    HttpRules auditHttpRules() {
        return requests -> {
            requests.requestMatchers("/api/audit/logs", "/api/audit/logs/**").permitAll();
            requests.requestMatchers("/audit/reconciliation").hasAnyRole("AUDITOR", "JOINT_AUDITOR", "OPERATOR");
            requests.requestMatchers("/api/audit/**", "/audit", "/audit/**").hasAnyRole("AUDITOR", "JOINT_AUDITOR");
            requests.requestMatchers(HttpMethod.GET, "/emergency-access")
                    .hasAnyRole("OPERATOR", "FOCAL_POINT", "AUDITOR", "SECRETARIAT", "JOINT_AUDITOR");
            requests.requestMatchers(HttpMethod.POST, "/emergency-access", "/emergency-access/end")
                    .hasRole("OPERATOR");
        };
    }
}
