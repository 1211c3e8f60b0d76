package tributary.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

@TributaryTest
class DemonstrationUsersTests {

    @LocalServerPort
    private int port;

    @Autowired
    private DemonstrationUsers users;

    @Test
    void areFoundInTheDatabaseOfADemonstration() {
        assertThat(Visitor.signedIn(port, "la", "legal").get("/home").statusCode())
                .isEqualTo(200);

        // On a thread of nobody's, as at the start.
        assertThatThrownBy(() -> CompletableFuture.runAsync(users::check).join())
                .cause()
                .isInstanceOf(UnfitForProduction.class)
                .hasMessageStartingWith("spring.datasource.url leads to a database with users of http://")
                .hasMessageEndingWith("a demonstration's: begin with an empty one.");
    }
}
