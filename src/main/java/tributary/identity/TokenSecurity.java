package tributary.identity;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tributary.shield.Shield;

/**
 * The door for programs: {@code /api} and the engine's own REST API, by bearer token alone.
 *
 * <p>Paths are matched as a whole. Patterns given as strings would be bound to Spring's own servlet and would not match the engine's: a door
 * that looks shut and stands open.
 */
@Configuration(proxyBeanMethods = false)
class TokenSecurity {

    static final String[] OFFICIALS = {"FOCAL_POINT", "REVIEWER", "APPROVER", "SECRETARIAT"};

    private static final RequestMatcher PATHS = new OrRequestMatcher(path("/api/**"), path("/engine-rest/**"));

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(
            HttpSecurity http,
            ObjectProvider<HttpRules> rules,
            Problems problems,
            Shield shield,
            JwtIssuerAuthenticationManagerResolver tokens,
            CurrentUsers users,
            IdentityService engine,
            ObjectProvider<SignedInFilter> filters)
            throws Exception {
        filters.orderedStream().forEach(each -> http.addFilterBefore(each.filter(), AuthorizationFilter.class));
        return http.securityMatcher(PATHS)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(
                                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/members"),
                                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/activities"))
                            .permitAll();
                    requests.requestMatchers(path("/api/members"), path("/api/activities"))
                            .authenticated();
                    requests.requestMatchers(path("/engine-rest/**")).hasAnyRole(OFFICIALS);
                    rules.orderedStream().forEach(rule -> rule.authorize(requests));
                    requests.anyRequest().denyAll();
                })
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; sandbox")))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(tokens)
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterAfter(new EngineUserFilter(engine, users, path("/engine-rest/**")), AuthorizationFilter.class)
                .addFilterAfter(shield.forTokens(users::caller), EngineUserFilter.class)
                .build();
    }

    @Bean
    JwtIssuerAuthenticationManagerResolver tokens(Issuers issuers, TokenDecoders decoders, SignIns signIns) {
        Map<String, AuthenticationManager> byIssuer = new HashMap<>();
        issuers.realms().forEach(realm -> byIssuer.put(realm.issuer(), manager(realm, decoders, signIns)));
        return new JwtIssuerAuthenticationManagerResolver(byIssuer::get);
    }

    private static AuthenticationManager manager(Realm realm, TokenDecoders decoders, SignIns signIns) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoders.forAccess(realm));
        provider.setJwtAuthenticationConverter((Jwt token) -> {
            CurrentUser user = signIns.admit(realm, token);
            return new TokenAuthentication(token, user, Roles.of(user));
        });
        ProviderManager manager = new ProviderManager(provider);
        return token -> {
            try {
                return manager.authenticate(token);
            } catch (AuthenticationServiceException withoutKeys) {
                RealmUnreachable unreachable = new RealmUnreachable(realm.tenant());
                unreachable.initCause(withoutKeys);
                throw unreachable;
            }
        };
    }
}
