package tributary.portal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import tributary.identity.HttpRules;

/** The portal is the enterprises'; a lender finds its way in and reads the proposals that name it. */
@Configuration(proxyBeanMethods = false)
class PortalHttpRules {

    @Bean
    HttpRules portalRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, "/portal")
                .hasAnyRole("ENTERPRISE", "LENDER")
                .requestMatchers("/portal/financing/**")
                .hasRole("LENDER")
                .requestMatchers("/portal", "/portal/**")
                .hasRole("ENTERPRISE");
    }
}
