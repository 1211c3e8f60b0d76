package tributary.limit;

import io.github.bucket4j.TimeMeter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tributary.identity.CurrentUsers;
import tributary.identity.SignedInFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {

    @Bean
    FilterRegistrationBean<AddressFilter> addressLimit(LimitSettings settings) {
        FilterRegistrationBean<AddressFilter> filter = new FilterRegistrationBean<>(
                new AddressFilter(new Rates(settings.perAddress(), TimeMeter.SYSTEM_NANOTIME)));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    @Bean
    @Order(1)
    SignedInFilter personLimit(LimitSettings settings, CurrentUsers users) {
        return new SignedInFilter(
                new PersonFilter(users, new Rates(settings.perPerson(), TimeMeter.SYSTEM_NANOTIME)), true);
    }

    @Bean
    @Order(2)
    SignedInFilter turns(LimitSettings settings, CurrentUsers users) {
        return new SignedInFilter(
                new TurnFilter(
                        users,
                        new Turns(settings.turns(), settings.waiting()),
                        new Turns(settings.previews(), settings.waiting())),
                false);
    }
}
