package tributary.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    private final Credentials credentials = new Credentials(new Rates(5, time), "tributary-session");
    private final List<Runnable> held = new ArrayList<>();
    private final TooMany tooMany = TooMany.with(2, held::add);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void refusesAnAddressThatSendsTooMuchAndNoOther() throws Exception {
        AddressFilter filter = new AddressFilter(new Rates(5, time), tooMany);
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
        PersonFilter filter = new PersonFilter(new CurrentUsers(), new Rates(5, time), credentials, tooMany);
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
    void holdsARefusalBackAndEndsTheConnectionsOfMoreThanItMayHold() throws Exception {
        AddressFilter filter = new AddressFilter(new Rates(5, time), tooMany);
        for (int i = 0; i < 10; i++) {
            send(filter, "192.0.2.1", "/api/members");
        }
        List<MockHttpServletRequest> requests = new ArrayList<>();
        List<MockHttpServletResponse> responses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            requests.add(request("192.0.2.1", "/api/members"));
            responses.add(new MockHttpServletResponse());
            requests.get(i).setAsyncSupported(true);
            filter.doFilter(requests.get(i), responses.get(i), SERVED);
        }

        assertThat(requests).extracting(MockHttpServletRequest::isAsyncStarted).containsExactly(true, true, false);
        assertThat(responses)
                .extracting(MockHttpServletResponse::isCommitted)
                .as("whether anything was sent yet")
                .containsExactly(false, false, false);
        assertThat(responses).allSatisfy(response -> {
            assertThat(response.getStatus()).isEqualTo(429);
            assertThat(response.getHeader("Retry-After")).isEqualTo("1");
            assertThat(response.getContentAsString()).contains("too-many-requests");
        });
        assertThat(responses)
                .extracting(response -> response.getHeader("Connection"))
                .containsExactly(null, null, "close");

        held.forEach(Runnable::run);
        assertThat(requests).noneMatch(MockHttpServletRequest::isAsyncStarted);
        MockHttpServletRequest later = request("192.0.2.1", "/api/members");
        later.setAsyncSupported(true);
        filter.doFilter(later, new MockHttpServletResponse(), SERVED);
        assertThat(later.isAsyncStarted()).isTrue();
    }

    @Test
    void answersABrowserThatIsNotKnownYetWithAPlainPage() throws Exception {
        MockHttpServletResponse response = refused("/audit", "text/html,*/*");

        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getContentType()).startsWith("text/html");
        assertThat(response.getContentAsString()).contains("<h1>Too many requests</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/proposals", "/engine-rest/task", "/camunda/api/engine"})
    void answersProgramsWithAProblemWhateverTheyAccept(String path) throws Exception {
        MockHttpServletResponse response = refused(path, "text/html, image/gif, */*");

        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getContentType()).startsWith("application/problem+json");
    }

    /** What an address that sent too much before is answered. */
    private MockHttpServletResponse refused(String path, String accept) throws Exception {
        AddressFilter filter = new AddressFilter(new Rates(5, time), tooMany);
        for (int i = 0; i < 10; i++) {
            send(filter, "192.0.2.1", path);
        }
        MockHttpServletRequest request = request("192.0.2.1", path);
        request.addHeader("Accept", accept);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, SERVED);
        return response;
    }

    @Test
    void refusesATokenOrSessionThatSendsTooMuchAndNoOther() throws Exception {
        CredentialFilter filter = new CredentialFilter(credentials, tooMany);
        for (int i = 0; i < 10; i++) {
            assertThat(answer(filter, "Bearer one", null)).isEqualTo(200);
            assertThat(answer(filter, null, "one")).isEqualTo(200);
        }

        assertThat(answer(filter, "Bearer one", null)).isEqualTo(429);
        assertThat(answer(filter, "Bearer one", "another")).isEqualTo(429);
        assertThat(answer(filter, null, "one")).isEqualTo(429);
        assertThat(answer(filter, "Bearer another", "one")).isEqualTo(429);
        assertThat(answer(filter, "Bearer third", "third")).isEqualTo(200);
        assertThat(answer(filter, null, null)).isEqualTo(200);
    }

    @Test
    void looksAtNothingMoreOfWhoWasToldToWaitUntilTheyHaveWaited() throws Exception {
        CredentialFilter filter = new CredentialFilter(credentials, tooMany);
        TurnFilter turns = turnFilter(new Turns(1, 0));
        SignedInPerson.as("la", "environment", Set.of("la.environment-reviewers"));
        MockHttpServletRequest request = request("192.0.2.1", "/api/proposals");
        request.addHeader("Authorization", "Bearer one");
        MockHttpServletResponse refused = new MockHttpServletResponse();

        FilterChain meanwhile = (any, response) -> turns.doFilter(request, refused, SERVED);
        turns.doFilter(request("192.0.2.1", "/api/proposals"), new MockHttpServletResponse(), meanwhile);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(answer(filter, "Bearer one", null)).isEqualTo(429);
        assertThat(answer(filter, "Bearer another", null)).isEqualTo(200);
        nanos.addAndGet(1_500_000_000);
        assertThat(answer(filter, "Bearer one", null)).isEqualTo(200);
    }

    private static int answer(Filter filter, @Nullable String token, @Nullable String session) throws Exception {
        MockHttpServletRequest request = request("192.0.2.1", "/api/proposals");
        if (token != null) {
            request.addHeader("Authorization", token);
        }
        if (session != null) {
            request.setCookies(new Cookie("tributary-session", session));
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, SERVED);
        return response.getStatus();
    }

    @Test
    void letsOneTenantsRequestsTakeTurnsAndOthersGoOn() throws Exception {
        TurnFilter filter = turnFilter(new Turns(1, 1));
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
    void letsWhoeverHadNoTurnYetPassThoseWhoSendMany() throws Exception {
        Turns turns = new Turns(1, 6);
        Runnable first = turns.take("la", "many").orElseThrow();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (String person : List.of("many", "many", "other", "many")) {
            Thread thread = new Thread(() -> {
                Runnable turn = turns.take("la", person).orElseThrow();
                order.add(person);
                turn.run();
            });
            thread.start();
            threads.add(thread);
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        first.run();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(order).containsExactly("other", "many", "many", "many");
    }

    @Test
    void leavesPlacesAndQueueToOthersWhenOnePersonTakesAllTheyMay() throws Exception {
        TurnFilter filter = turnFilter(new Turns(4, 2));
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
        List<Thread> threads = new ArrayList<>(List.of(begin(filter, slow), begin(filter, slow)));
        await().until(() -> working.get() == 2);
        Thread third = begin(filter, slow);
        threads.add(third);
        await().until(() -> third.getState() == Thread.State.TIMED_WAITING);

        SignedInPerson.as("la", "environment", Set.of("la.environment-reviewers"));
        assertThat(answer(filter, "/api/proposals")).isEqualTo(429);
        SignedInPerson.as("la", "legal", Set.of("la.legal-reviewers"));
        for (int i = 0; i < 10; i++) {
            assertThat(answer(filter, "/api/proposals")).isEqualTo(200);
        }
        assertThat(working).hasValue(2);

        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(working).hasValue(3);
        SignedInPerson.as("la", "environment", Set.of("la.environment-reviewers"));
        assertThat(answer(filter, "/api/proposals")).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/proposals, 429",
        "POST, /api/proposals, 429",
        "GET, /api/approval-previews/documents, 429",
        "GET, /portal/proposals/1/documents, 429",
        "POST, /portal/proposals/1/documents/2/removal, 429",
        "DELETE, /api/proposals/1/documents/2, 429",
        "GET, /engine-rest/task/documents, 429",
        "GET, /api/proposals/1/documents/2, 429",
        "GET, /audit/proposals/1, 429",
        "POST, /api/proposals/1/documents, 200",
        "POST, /api/exchange-rates/imports, 200",
        "POST, /portal/proposals/1/documents, 200",
        "POST, /portal/proposals/1/supplement-requests/2/answer, 200",
        "POST, /desk/exchange-rates/imports, 200",
        "GET, /api/audit/verification, 200",
        "GET, /api/audit/proposals/1/bundle, 200",
        "GET, /audit/proposals/1/bundle, 200",
        "GET, /audit/proposals/1/exports/csv, 200",
        "HEAD, /api/audit/proposals/1/bundle, 200",
        "GET, /api/proposals/1/receipt, 200",
        "GET, /portal/proposals/1/filing-receipt, 200"
    })
    void knowsWhatWaitsForNoTurnWhateverItsHeadersSay(String method, String path, int status) throws Exception {
        TurnFilter filter = turnFilter(new Turns(1, 0));
        SignedInPerson.as("la", "environment", Set.of("la.environment-reviewers"));
        MockHttpServletRequest file = new MockHttpServletRequest(method, path);
        file.setContentType("multipart/x");
        MockHttpServletResponse answer = new MockHttpServletResponse();

        FilterChain meanwhile = (request, response) -> filter.doFilter(file, answer, SERVED);
        filter.doFilter(request("192.0.2.1", "/api/proposals"), new MockHttpServletResponse(), meanwhile);

        assertThat(answer.getStatus()).isEqualTo(status);
    }

    @Test
    void letsPreviewsWaitForEachOtherAndNothingElseForThem() throws Exception {
        TurnFilter filter = turnFilter(new Turns(4, 0));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/proposals/1/documents/2",
                "/portal/proposals/1/documents/2",
                "/portal/financing/1/documents/2",
                "/desk/proposals/1/documents/2"
            })
    void givesTheTurnBackWhenADocumentBeginsToFlowAndKeepsItsPlaceAmongThese(String path) throws Exception {
        TurnFilter filter = turnFilter(new Turns(1, 0));
        SignedInPerson.as("la", "environment", Set.of("la.environment-reviewers"));
        List<Integer> answers = new ArrayList<>();
        FilterChain document = (request, response) -> {
            answers.add(answer(filter, "/api/proposals"));
            response.getOutputStream().write('%');
            answers.add(answer(filter, "/api/proposals"));
            answers.add(answer(filter, path));
        };

        filter.doFilter(request("192.0.2.1", path), new MockHttpServletResponse(), document);

        assertThat(answers).containsExactly(429, 200, 429);
        assertThat(answer(filter, path)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, *", "GET, /", "GET, //", "GET, /api/proposals/1/documents/2;x=1/..", "GET, /%2f%2e"})
    void takesAddressesThatAreNoneForWorkOfNoKind(String method, String path) {
        assertThat(Work.of(new MockHttpServletRequest(method, path))).isEqualTo(Work.OTHER);
    }

    private static int answer(TurnFilter filter, String path) throws IOException, ServletException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request("192.0.2.1", path), response, SERVED);
        return response.getStatus();
    }

    private static Thread begin(TurnFilter filter, FilterChain chain) {
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

    private TurnFilter turnFilter(Turns turns) {
        Turns oneFile = new Turns(1, 0);
        return new TurnFilter(
                new CurrentUsers(),
                Map.of(
                        Work.OTHER, turns,
                        Work.PREVIEW, new Turns(1, 0),
                        Work.EXPORT, new Turns(1, 0),
                        Work.UPLOAD, oneFile,
                        Work.DOWNLOAD, oneFile),
                credentials,
                tooMany);
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
