package tributary.proposal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import tributary.identity.HttpRules;

/** Who may call what: enterprises change, lenders record their appraisals, everybody signed in may ask; what one may not know of is not found. */
@Configuration(proxyBeanMethods = false)
class ProposalHttpRules {

    @Bean
    HttpRules proposalRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, "/api/proposals", "/api/proposals/**")
                .authenticated()
                .requestMatchers(HttpMethod.POST, "/api/proposals/*/appraisals")
                .hasRole("LENDER")
                .requestMatchers("/api/proposals", "/api/proposals/**")
                .hasRole("ENTERPRISE");
    }
}
