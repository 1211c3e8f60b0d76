package tributary.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.Filter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tributary.engine.RefusedAnswers;
import tributary.identity.SignedInPerson;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.tenancy.StatementTime;
import tributary.web.ProblemType;

/** What a request may cost the database, beside a table that somebody else holds. */
@TributaryTest
class StatementTimeTests {

    private static final Duration SOON = Duration.ofSeconds(2);

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private StatementTime time;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource connections;

    @Autowired
    private RuntimeService engine;

    @Autowired
    private RefusedAnswers refused;

    @AfterEach
    void forget() {
        time.unlimit();
        refused.forget();
        SecurityContextHolder.clearContext();
    }

    @Test
    void endsAProgramsCallWithAProblem() throws Exception {
        try (Connection holder = hold()) {
            requests()
                    .perform(get("/api/proposals")
                            .header("Authorization", "Bearer " + TestSystem.token("la", "environment")))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(content().contentType("application/problem+json"))
                    .andExpect(jsonPath("$.type").value("urn:problem-type:tributary:took-too-long"));
            holder.rollback();
        }
    }

    @Test
    void endsAPageLikewise() throws Exception {
        SignedInPerson.as("la", "environment", Set.of("la.environment-reviewers"));
        Object signedIn = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        try (Connection holder = hold()) {
            requests()
                    .perform(get("/desk/proposals")
                            .sessionAttr(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, signedIn)
                            .accept("text/html"))
                    .andExpect(status().isServiceUnavailable());
            holder.rollback();
        }
    }

    @Test
    void tellsTheShieldWhyTheEngineFailed() {
        time.limit(Duration.ofMillis(1));

        assertThatThrownBy(() -> engine.createNativeProcessInstanceQuery()
                        .sql("select pg_sleep(600)")
                        .list())
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(refused.findConflict())
                .hasValueSatisfying(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.TOOK_TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/proposals, 20s",
        "GET, /engine-rest/task, 20s",
        "GET, /audit, 20s",
        "POST, /api/retention/erasures, 20s",
        "GET, /api/audit/verification, 5min",
        "GET, /audit/proposals/1/bundle, 5min",
        "POST, /api/retention/erasures/1/approval, 5min",
        "POST, /desk/retention/erasures/1/approval, 5min"
    })
    void givesExportsMoreAndTheSystemsOwnWorkAllItTakes(String method, String path, String limit) throws Exception {
        List<String> limits = new ArrayList<>();
        new StatementTimeFilter(time, Duration.ofSeconds(20))
                .doFilter(
                        new MockHttpServletRequest(method, path),
                        new MockHttpServletResponse(),
                        (request, response) -> limits.add(showLimit()));

        assertThat(limits).containsExactly(limit);
        assertThat(showLimit()).isEqualTo("0");
    }

    private String showLimit() {
        return database.sql("show statement_timeout").query(String.class).single();
    }

    private Connection hold() throws SQLException {
        Connection holder = connections.getConnection();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("lock table proposal in access exclusive mode");
        }
        return holder;
    }

    private MockMvc requests() {
        return MockMvcBuilders.webAppContextSetup(application)
                .addFilters(new StatementTimeFilter(time, SOON))
                .addFilters(application.getBean("springSecurityFilterChain", Filter.class))
                .build();
    }
}
