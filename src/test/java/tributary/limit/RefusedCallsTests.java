package tributary.limit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import tributary.identity.CurrentUsers;
import tributary.identity.SignedInPerson;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;

/** The doors as they are, with a limit that is soon reached and a clock that stands still. */
@TributaryTest
class RefusedCallsTests {

    @Autowired
    private List<SecurityFilterChain> doors;

    @Autowired
    private ListableBeanFactory application;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /engine-rest/deployment",
        "GET, /camunda/api/engine/engine/default/deployment",
        "GET, /api/nothing-of-this-name",
        "GET, /audit",
        // Without the token of a form.
        "POST, /portal/proposals",
        "POST, /desk/exchange-rates/imports",
        "POST, /nothing-of-this-name",
        "POST, /api/nothing-of-this-name"
    })
    void countAsMuchAsOthers(String method, String path) throws Exception {
        Filter door = withLimit(method, path, new Rates(5, new StoppedTime()));
        for (int i = 0; i < 10; i++) {
            assertThat(send(door, method, path)).isEqualTo(403);
        }

        assertThat(send(door, method, path)).isEqualTo(429);
    }

    @Test
    void standBehindTheLimitsThatKnowNobody() {
        assertThat(new ServletContextInitializerBeans(application)
                        .stream()
                                .filter(FilterRegistrationBean.class::isInstance)
                                .map(bean -> ((FilterRegistrationBean<?>) bean)
                                        .getFilter()
                                        .getClass()
                                        .getSimpleName()))
                .containsSubsequence("AddressFilter", "CredentialFilter", "PlainAddresses", "DoorWatch");
    }

    private Filter withLimit(String method, String path, Rates rates) {
        SecurityFilterChain door = doors.stream()
                .filter(each -> each.matches(request(method, path)))
                .findFirst()
                .orElseThrow();
        return new FilterChainProxy(new DefaultSecurityFilterChain(
                request -> true,
                door.getFilters().stream()
                        .map(filter -> filter instanceof PersonFilter
                                ? new PersonFilter(
                                        new CurrentUsers(), rates, new Credentials(rates, "none"), TooMany.create())
                                : filter)
                        .toList()));
    }

    private static int send(Filter door, String method, String path) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        door.doFilter(request(method, path), response, new MockFilterChain());
        return response.getStatus();
    }

    /** An operator's, with both a token and a session. */
    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.addHeader("Authorization", "Bearer " + TestSystem.token("la", "operator"));
        SignedInPerson.as("la", "operator", Set.of("la.operators"));
        request.getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        SecurityContextHolder.getContext());
        SecurityContextHolder.clearContext();
        return request;
    }
}
