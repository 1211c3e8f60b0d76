package tributary.audit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.mock.web.MockHttpServletRequest;
import tributary.audit.AuditEvent;
import tributary.identity.CurrentUser;

/** How many entries somebody can make who is refused again and again. */
class RefusalsTests {

    private static final CurrentUser PERSON = person("la", "legal");

    private final LateEntries entries = mock(LateEntries.class);
    private final List<String> told = new ArrayList<>();
    private final Refusals refusals = new Refusals(entries);
    private boolean isFull;

    @BeforeEach
    void listen() {
        doAnswer(this::tell).when(entries).add(any(), anyString());
        when(entries.offer(any(), anyString())).thenAnswer(call -> !isFull && tell(call));
    }

    @Test
    void tellsTheFirstAtOnceAndTheLikeOfItAsOne() {
        for (int i = 0; i < 5; i++) {
            refusals.add(PERSON, "GET", "/api/proposals/*", "not-found");
        }
        refusals.add(PERSON, "GET", "/api/proposals/*", "not-allowed");
        refusals.add(person("th", "legal"), "GET", "/api/proposals/*", "not-found");
        assertThat(told)
                .containsExactly(
                        "la la.legal GET /api/proposals/* not-found",
                        "la la.legal GET /api/proposals/* not-allowed",
                        "th th.legal GET /api/proposals/* not-found");

        told.clear();
        refusals.tell();
        assertThat(told).containsExactly("la la.legal GET /api/proposals/* not-found 4");
        told.clear();
        refusals.tell();
        assertThat(told).isEmpty();

        refusals.add(PERSON, "GET", "/api/proposals/*", "not-found");
        assertThat(told).hasSize(1);
    }

    @Test
    void countsTogetherWhatOnePersonAsksOfTooManyThings() {
        for (int i = 0; i < 1_000; i++) {
            refusals.add(PERSON, "GET", "/api/word" + i, "not-found");
        }
        assertThat(told).hasSize(20);

        told.clear();
        refusals.tell();
        assertThat(told).containsExactly("la la.legal  /* not-found 980");
    }

    @Test
    void losesNoneThatFindsNoRoom() {
        refusals.add(PERSON, "GET", "/api/proposals/*", "not-found");
        refusals.add(PERSON, "GET", "/api/proposals/*", "not-found");
        isFull = true;
        refusals.tell();
        refusals.add(PERSON, "GET", "/api/proposals/*", "not-found");
        isFull = false;
        told.clear();

        refusals.tell();

        assertThat(told).containsExactly("la la.legal GET /api/proposals/* not-found 2");
    }

    @Test
    void tellsWhomNobodyKnowsByTheDoorAlone() {
        for (String path : List.of("/api/proposals", "/api/anything-at-all", "/api")) {
            assertThat(Addresses.door(new MockHttpServletRequest("GET", path))).isEqualTo("/api");
        }
        assertThat(Addresses.door(new MockHttpServletRequest("GET", "/engine-rest/task")))
                .isEqualTo("/engine-rest");
        assertThat(Addresses.door(new MockHttpServletRequest("GET", "/anything")))
                .isEqualTo("/*");
        assertThat(Addresses.door(new MockHttpServletRequest("GET", "/"))).isEqualTo("/*");
    }

    private boolean tell(InvocationOnMock call) {
        AuditEvent event = call.getArgument(0);
        Object times = event.detail().get("times");
        told.add(String.join(
                        " ",
                        event.tenant(),
                        call.<String>getArgument(1),
                        String.valueOf(event.detail().get("method")),
                        String.valueOf(event.detail().get("path")),
                        String.valueOf(event.outcome()))
                + (times == null ? "" : " " + times));
        return true;
    }

    private static CurrentUser person(String tenant, String name) {
        return new CurrentUser(tenant, name, tenant + "." + name, null, Set.of());
    }
}
