package tributary.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import tributary.identity.CurrentUsers;
import tributary.identity.SignedInPerson;

/** One address, one person and one tenant too many, without the rest of the application. */
class LimitTests {

    private static final FilterChain SERVED = (request, response) -> {};

    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void refusesAnAddressThatSendsTooMuchAndNoOther() throws Exception {
        AddressFilter filter = new AddressFilter(new Rates(5, time));
        for (int i = 0; i < 10; i++) {
            assertThat(send(filter, "192.0.2.1", "/api/members").getStatus()).isEqualTo(200);
        }

        MockHttpServletResponse refused = send(filter, "192.0.2.1", "/api/members");

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString()).contains("urn:problem-type:tributary:too-many-requests");
        assertThat(send(filter, "192.0.2.2", "/api/members").getStatus()).isEqualTo(200);

        nanos.addAndGet(1_000_000_000);
        assertThat(send(filter, "192.0.2.1", "/api/members").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true", "2001:db8:1:2::1, 2001:db8:1:3::1, false"})
    void takesAnIpv6NetworkForOneAddress(String one, String other, boolean same) {
        assertThat(AddressFilter.key(one).equals(AddressFilter.key(other))).isEqualTo(same);
    }

    @Test
    void refusesAPersonWhoSendsTooMuchFromWhereverAndNoOther() throws Exception {
        PersonFilter filter = personFilter(new Turns(10, 10));
        SignedInPerson.as("la", "legal", Set.of("la.legal-reviewers"));
        for (int i = 0; i < 10; i++) {
            assertThat(send(filter, "192.0.2." + i, "/api/proposals").getStatus())
                    .isEqualTo(200);
        }

        assertThat(send(filter, "192.0.2.99", "/api/proposals").getStatus()).isEqualTo(429);
        SignedInPerson.as("la", "finance", Set.of("la.finance-reviewers"));
        assertThat(send(filter, "192.0.2.1", "/api/proposals").getStatus()).isEqualTo(200);
    }

    @Test
    void letsOneTenantsRequestsTakeTurnsAndOthersGoOn() throws Exception {
        PersonFilter filter = personFilter(new Turns(1, 1));
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();
        FilterChain slow = (request, response) -> {
            working.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        Thread first = begin(filter, slow);
        await().until(() -> working.get() == 1);
        Thread second = begin(filter, slow);
        await().until(() -> second.getState() == Thread.State.TIMED_WAITING);

        SignedInPerson.as("la", "legal", Set.of("la.legal-reviewers"));
        MockHttpServletResponse third = send(filter, "192.0.2.1", "/api/proposals");
        assertThat(third.getStatus()).isEqualTo(429);
        assertThat(third.getHeader("Retry-After")).isEqualTo("1");
        assertThat(working.get()).isEqualTo(1);

        SignedInPerson.as("vn", "legal", Set.of("vn.legal-reviewers"));
        assertThat(send(filter, "192.0.2.1", "/api/proposals").getStatus()).isEqualTo(200);

        end.countDown();
        first.join();
        second.join();
        assertThat(working.get()).isEqualTo(2);
    }

    @Test
    void letsPreviewsWaitForEachOtherAndNothingElseForThem() throws Exception {
        PersonFilter filter =
                new PersonFilter(new CurrentUsers(), new Rates(5, time), new Turns(2, 0), new Turns(1, 0));
        SignedInPerson.as("la", "environment", Set.of("la.environment-reviewers"));
        AtomicInteger preview = new AtomicInteger();
        AtomicInteger list = new AtomicInteger();
        FilterChain meanwhile = (request, response) -> {
            preview.set(answer(filter, "/api/approval-previews/alternatives"));
            list.set(answer(filter, "/api/proposals"));
        };

        filter.doFilter(request("192.0.2.1", "/api/approval-previews"), new MockHttpServletResponse(), meanwhile);

        assertThat(preview).hasValue(429);
        assertThat(list).hasValue(200);
        assertThat(answer(filter, "/api/approval-previews")).isEqualTo(200);
    }

    private static int answer(PersonFilter filter, String path) throws IOException, ServletException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request("192.0.2.1", path), response, SERVED);
        return response.getStatus();
    }

    private static Thread begin(PersonFilter filter, FilterChain chain) {
        Thread thread = new Thread(() -> {
            SignedInPerson.as("la", "environment", Set.of("la.environment-reviewers"));
            try {
                filter.doFilter(request("192.0.2.7", "/api/proposals"), new MockHttpServletResponse(), chain);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (ServletException failure) {
                throw new IllegalStateException(failure);
            }
        });
        thread.start();
        return thread;
    }

    private PersonFilter personFilter(Turns turns) {
        return new PersonFilter(new CurrentUsers(), new Rates(5, time), turns, turns);
    }

    private static MockHttpServletResponse send(Filter filter, String address, String path) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request(address, path), response, SERVED);
        assertThat(response.getStatus()).isIn(HttpServletResponse.SC_OK, 429);
        return response;
    }

    private static MockHttpServletRequest request(String address, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        return request;
    }
}
