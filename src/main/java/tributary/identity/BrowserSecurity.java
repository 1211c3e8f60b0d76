package tributary.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tributary.member.Members;
import tributary.shield.Caller;
import tributary.shield.Shield;

/** The door for browsers: OpenID Connect, authorization code with PKCE, one registration a realm; sessions live in the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class BrowserSecurity {

    private static final int LONGEST_WAY_BACK = 2000;

    private static final RequestMatcher WEB_APPS = path("/camunda/**");
    private static final RequestMatcher WEB_APP_CALLS = path("/camunda/api/**");

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(
                List.of(patterns).stream().map(BrowserSecurity::path).toList());
    }

    @Bean
    @Order(2)
    SecurityFilterChain browserChain(
            HttpSecurity http,
            ObjectProvider<HttpRules> rules,
            ObjectProvider<TemporaryRoles> temporaryRoles,
            ClientRegistrationRepository registrations,
            OAuth2UserService<OidcUserRequest, OidcUser> people,
            AfterSignIn afterSignIn,
            RequestCache requestCache,
            Shield shield,
            CurrentUsers users,
            Policies policies,
            PageDenials denials,
            RealmServers servers,
            SignInRecords signInRecords,
            ApplicationEventPublisher events,
            ObjectProvider<SignedInFilter> filters)
            throws Exception {
        OidcClientInitiatedLogoutSuccessHandler endSession = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        endSession.setPostLogoutRedirectUri("{baseUrl}/");
        RealmDoor realmDoor = new RealmDoor(servers);
        filters.orderedStream()
                .forEach(each -> http.addFilterBefore(
                        each.filter(), each.seesForgeries() ? CsrfFilter.class : AuthorizationFilter.class));
        return http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                            .permitAll();
                    requests.requestMatchers(anyOf(
                                    "/",
                                    "/sign-in",
                                    "/sign-out",
                                    "/logout/connect/back-channel/*",
                                    "/error",
                                    "/favicon.ico",
                                    "/assets/**",
                                    "/webjars/**"))
                            .permitAll();
                    requests.requestMatchers(anyOf(
                                    "/actuator/health",
                                    "/actuator/health/**",
                                    "/v3/api-docs",
                                    "/v3/api-docs/**",
                                    "/v3/api-docs.yaml",
                                    "/swagger-ui.html",
                                    "/swagger-ui/**"))
                            .permitAll();
                    // They count what all members do together.
                    requests.requestMatchers(path("/actuator/metrics/**")).hasRole("JOINT_OPERATOR");
                    requests.requestMatchers(path("/actuator/**")).hasRole("OPERATOR");
                    requests.requestMatchers(anyOf("/home", Homes.CHOICE)).authenticated();
                    requests.requestMatchers(anyOf("/camunda/app/admin/**", "/camunda/app/welcome/**"))
                            .denyAll();
                    requests.requestMatchers(path("/camunda/app/cockpit/**")).hasRole("OPERATOR");
                    requests.requestMatchers(path("/camunda/app/tasklist/**")).hasAnyRole(TokenSecurity.OFFICIALS);
                    requests.requestMatchers(WEB_APPS)
                            .hasAnyRole("FOCAL_POINT", "REVIEWER", "APPROVER", "SECRETARIAT", "OPERATOR");
                    rules.orderedStream().forEach(rule -> rule.authorize(requests));
                    requests.anyRequest().denyAll();
                })
                .oauth2Login(login -> login.loginPage("/sign-in")
                        .authorizationEndpoint(endpoint ->
                                endpoint.authorizationRequestResolver(new PushedRequests(registrations, servers)))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(request -> servers.getServer(
                                        request.getClientRegistration().getRegistrationId())
                                .exchange(request)))
                        .authorizedClientRepository(signInRecords)
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                        .successHandler(afterSignIn)
                        .failureHandler(realmDoor)
                        .withObjectPostProcessor(unsuccessfulAt(realmDoor)))
                .logout(logout -> logout.logoutRequestMatcher(signOut())
                        .addLogoutHandler((request, response, person) -> {
                            if (person != null && person.getPrincipal() instanceof BrowserUser user) {
                                signInRecords.forget(user);
                                events.publishEvent(new SignedOut(user.currentUser(), "browser"));
                            }
                        })
                        .logoutSuccessHandler((request, response, person) -> {
                            if (person != null
                                    && person.getPrincipal() instanceof BrowserUser user
                                    && !servers.answers(user.currentUser().tenant())) {
                                response.sendRedirect("/");
                            } else {
                                endSession.onLogoutSuccess(request, response, person);
                            }
                        }))
                .requestCache(cache -> cache.requestCache(requestCache))
                // The web apps have tokens of their own.
                // Back-channel logout is a call between servers, believed for its signature.
                .csrf(csrf -> csrf.ignoringRequestMatchers(WEB_APPS, path("/logout/connect/back-channel/*")))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                new OrRequestMatcher(WEB_APP_CALLS, new NegatedRequestMatcher(pages())))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/sign-in"), request -> true)
                        .accessDeniedHandler(denials))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(policies))
                .addFilterBefore(realmDoor, OAuth2AuthorizationRequestRedirectFilter.class)
                .addFilterBefore(new SignInCheck(signInRecords), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new WebAppCallCheck(WEB_APPS), AuthorizationFilter.class)
                .addFilterAfter(
                        shield.forWebApps(() -> withTemporaryRoles(users, temporaryRoles)), WebAppCallCheck.class)
                .build();
    }

    /** What happens when somebody cannot be led to their realm. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> unsuccessfulAt(
            AuthenticationFailureHandler door) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(door);
                return filter;
            }
        };
    }

    private static Caller withTemporaryRoles(CurrentUsers users, ObjectProvider<TemporaryRoles> more) {
        Caller caller = users.caller();
        Set<String> roles = new HashSet<>(caller.roles());
        more.orderedStream().forEach(temporary -> roles.addAll(temporary.of(users.get())));
        return new Caller(caller.engineUserId(), caller.tenant(), roles);
    }

    /** The page that somebody asked for before they sign in is kept by their own browser, and costs the database nothing. */
    @Bean
    RequestCache requestCache() {
        CookieRequestCache requestCache = new CookieRequestCache();
        requestCache.setRequestMatcher(new AndRequestMatcher(pages(), BrowserSecurity::fitsIntoACookie));
        requestCache.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        return requestCache;
    }

    private static boolean fitsIntoACookie(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length()) <= LONGEST_WAY_BACK;
    }

    /** Requests that a person makes by going somewhere; only to these does it make sense to come back after signing in. */
    private static RequestMatcher pages() {
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"),
                html,
                new NegatedRequestMatcher(WEB_APP_CALLS));
    }

    /**
     * The form on our pages posts; the web apps' menu is a link. A link from elsewhere must not sign anybody out, and browsers tell where a
     * request comes from.
     */
    private static RequestMatcher signOut() {
        RequestMatcher form = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out");
        RequestMatcher link = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/sign-out");
        RequestMatcher ours = (HttpServletRequest request) -> "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
        return new OrRequestMatcher(form, new AndRequestMatcher(link, ours));
    }

    @Bean
    ClientRegistrationRepository registrations(Issuers issuers, Members members) {
        return new InMemoryClientRegistrationRepository(issuers.realms().stream()
                .map(realm ->
                        registration(realm, members.getMember(realm.tenant()).name()))
                .toList());
    }

    private static ClientRegistration registration(Realm realm, String name) {
        ClientRegistration.Builder registration = ClientRegistration.withRegistrationId(realm.tenant())
                .clientName(name)
                .clientId(realm.clientId())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile", "email", SignIns.ALL_ORGANIZATIONS)
                .issuerUri(realm.issuer())
                .authorizationUri(realm.authorizationEndpoint())
                .tokenUri(realm.tokenEndpoint())
                .jwkSetUri(realm.keySet())
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", realm.endSessionEndpoint()));
        return Optional.ofNullable(realm.clientSecret())
                .map(secret -> registration
                        .clientSecret(secret)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC))
                .orElseGet(() -> registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE))
                .build();
    }

    @Bean
    OAuth2UserService<OidcUserRequest, OidcUser> people(Issuers issuers, SignIns signIns) {
        return request -> {
            Realm realm = issuers.getRealm(request.getClientRegistration().getRegistrationId());
            try {
                CurrentUser user = signIns.admit(
                        realm, request.getIdToken(), request.getAccessToken().getScopes());
                return new BrowserUser(request.getIdToken(), user, Roles.of(user));
            } catch (UserNameTaken taken) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error("user_name_taken"), String.valueOf(taken.getMessage()), taken);
            }
        };
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppAuthentication() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setName("Container Based Authentication Filter");
        filter.setInitParameters(Map.of("authentication-provider", WebAppAuthentication.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        // After Spring Security, before the web apps' own filters.
        filter.setOrder(201);
        return filter;
    }

    @Bean
    FilterRegistrationBean<WebAppNonces> webAppNonces() {
        FilterRegistrationBean<WebAppNonces> filter = new FilterRegistrationBean<>(new WebAppNonces());
        filter.addUrlPatterns("/camunda/app/*");
        filter.setOrder(200);
        return filter;
    }
}
