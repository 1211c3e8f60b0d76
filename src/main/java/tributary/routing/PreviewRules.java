package tributary.routing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tributary.identity.HttpRules;

/** Opens previews to whoever is signed in. */
@Configuration(proxyBeanMethods = false)
class PreviewRules {

    @Bean
    HttpRules approvalPreviewRules() {
        var paths = PathPatternRequestMatcher.withDefaults();
        return requests -> requests.requestMatchers(
                        paths.matcher("/api/approval-previews"), paths.matcher("/api/approval-previews/alternatives"))
                .authenticated();
    }
}
