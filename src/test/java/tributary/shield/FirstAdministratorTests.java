package tributary.shield;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.engine.EngineWalls;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** Tries to become the engine's first administrator, as the web apps of Camunda 7.24.0 let anybody while there is none (CVE-2026-77226). */
@TributaryTest
class FirstAdministratorTests {

    private static final String SETUP = "/camunda/api/admin/setup/default/user/create";
    private static final String INTRUDER = """
            {"profile": {"id": "intruder", "firstName": "In", "lastName": "Truder", "email": "in@truder.example"},
             "credentials": {"password": "Open-Sesame-2026"}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private EngineWalls walls;

    @Autowired
    private ShieldWall shield;

    @AfterEach
    void putUpAllWalls() {
        walls.restore();
        shield.putUp();
    }

    private int countIntruders() {
        return Objects.requireNonNull(
                database.queryForObject("select count(*) from act_id_user where id_ = 'intruder'", Integer.class));
    }

    private HttpResponse<String> tryAs(Visitor visitor) {
        visitor.get("/camunda/app/tasklist/default/");
        return visitor.call("POST", SETUP, INTRUDER);
    }

    private HttpResponse<String> tryAsReviewer() {
        return tryAs(Visitor.signedIn(port, "la", "legal"));
    }

    @Test
    void worksWithoutAnyWall() {
        shield.takeDown();
        walls.makeDirectoryWritable();
        try {
            assertThat(tryAsReviewer().statusCode()).isEqualTo(204);
            assertThat(countIntruders()).isEqualTo(1);
        } finally {
            database.update("delete from act_id_membership where user_id_ = 'intruder'");
            database.update("delete from act_id_user where id_ = 'intruder'");
            database.update("delete from act_id_group where id_ = 'camunda-admin'");
            database.update("delete from act_ru_authorization where group_id_ = 'camunda-admin'");
        }
    }

    @Test
    void isRefusedByTheShieldAlone() {
        walls.makeDirectoryWritable();

        HttpResponse<String> answer = tryAsReviewer();

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("urn:problem-type:tributary:not-offered");
        assertThat(countIntruders()).isZero();
    }

    @Test
    void isRefusedByTheDirectoryAlone() {
        shield.takeDown();

        HttpResponse<String> answer = tryAsReviewer();

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(countIntruders()).isZero();
    }

    @Test
    void isRefusedByTheDoorAloneToWhomIsNotSignedIn() {
        shield.takeDown();
        walls.makeDirectoryWritable();

        assertThat(tryAs(new Visitor(port)).statusCode()).isEqualTo(401);
        assertThat(countIntruders()).isZero();
    }
}
