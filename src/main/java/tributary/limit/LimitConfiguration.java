package tributary.limit;

import io.github.bucket4j.TimeMeter;
import java.util.Map;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tributary.identity.CurrentUsers;
import tributary.identity.SignedInFilter;
import tributary.tenancy.StatementTime;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {

    @Bean
    TooMany tooMany() {
        return TooMany.create();
    }

    @Bean
    Credentials credentials(LimitSettings settings, ServerProperties server) {
        return new Credentials(
                new Rates(settings.perPerson(), TimeMeter.SYSTEM_NANOTIME),
                server.getServlet().getSession().getCookie().getName());
    }

    /** First of all filters that refuse anything, so that what another one refuses counts as well. */
    @Bean
    FilterRegistrationBean<AddressFilter> addressLimit(LimitSettings settings, TooMany tooMany) {
        FilterRegistrationBean<AddressFilter> filter = new FilterRegistrationBean<>(
                new AddressFilter(new Rates(settings.perAddress(), TimeMeter.SYSTEM_NANOTIME), tooMany));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 4);
        return filter;
    }

    @Bean
    FilterRegistrationBean<CredentialFilter> credentialLimit(Credentials credentials, TooMany tooMany) {
        FilterRegistrationBean<CredentialFilter> filter =
                new FilterRegistrationBean<>(new CredentialFilter(credentials, tooMany));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 3);
        return filter;
    }

    @Bean
    @Order(1)
    SignedInFilter personLimit(LimitSettings settings, CurrentUsers users, Credentials credentials, TooMany tooMany) {
        return new SignedInFilter(
                new PersonFilter(
                        users, new Rates(settings.perPerson(), TimeMeter.SYSTEM_NANOTIME), credentials, tooMany),
                true);
    }

    @Bean
    @Order(2)
    SignedInFilter turns(LimitSettings settings, CurrentUsers users, Credentials credentials, TooMany tooMany) {
        Turns files = new Turns(settings.files(), (settings.files() + 1) / 2);
        Map<Work, Turns> turns = Map.of(
                Work.OTHER, new Turns(settings.turns(), settings.waiting()),
                Work.PREVIEW, new Turns(settings.previews(), settings.waiting()),
                Work.EXPORT, new Turns(settings.exports(), 16 * settings.exports()),
                Work.UPLOAD, files,
                Work.DOWNLOAD, files);
        return new SignedInFilter(new TurnFilter(users, turns, credentials, tooMany), false);
    }

    /** Outside of whatever asks the database, sessions included. */
    @Bean
    FilterRegistrationBean<StatementTimeFilter> statementTimeLimit(LimitSettings settings, StatementTime time) {
        FilterRegistrationBean<StatementTimeFilter> filter =
                new FilterRegistrationBean<>(new StatementTimeFilter(time, settings.statement()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
