package tributary.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;

@TributaryTest
class DatabaseTests {

    @Autowired
    private DataSource database;

    @Test
    void givesADatabaseUpThatVanished() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getNetworkTimeout())
                    .isEqualTo(Duration.ofHours(1).toMillis());
        }
    }
}
