package tributary.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tributary.identity.HttpRules;

@Configuration(proxyBeanMethods = false)
class AuditRules {

    @Bean
    HttpRules auditHttpRules() {
        return requests ->
                requests.requestMatchers("/api/audit/**", "/audit", "/audit/**").hasAnyRole("AUDITOR", "JOINT_AUDITOR");
    }
}
