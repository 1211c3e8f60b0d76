package tributary.identity;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Opens a module's own paths. A module declares a bean of this type; what no bean opens is denied.
 *
 * <pre>{@code
 * @Bean
 * HttpRules proposalRules() {
 *     return requests -> requests.requestMatchers(HttpMethod.POST, "/api/proposals").hasRole("ENTERPRISE");
 * }
 * }</pre>
 *
 * <p>Rules under {@code /api/} hold for bearer tokens, all others for browser sessions. Roles: {@code ENTERPRISE}, {@code LENDER}, {@code
 * FOCAL_POINT}, {@code REVIEWER}, {@code APPROVER}, {@code AUDITOR}, {@code JOINT_AUDITOR}, {@code OPERATOR}, {@code JOINT_OPERATOR} (who is an
 * {@code OPERATOR} too), {@code SECRETARIAT}.
 */
@FunctionalInterface
public interface HttpRules {

    void authorize(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);
}
