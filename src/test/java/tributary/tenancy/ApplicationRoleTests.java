package tributary.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayProperties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tributary.local.TributaryTest;

@TributaryTest
class ApplicationRoleTests {

    @Autowired
    private Environment settings;

    @Test
    void acceptsARoleThatOnlyReadsAndWritesRows() {
        assertThat(ApplicationRole.listPowers(JdbcClient.create(signedInAs("tributary"))))
                .isEmpty();
    }

    @Test
    void namesWhatTheOwnerCouldDo() {
        assertThat(ApplicationRole.listPowers(JdbcClient.create(signedInAs("tributary_owner"))))
                .anySatisfy(fault -> assertThat(fault)
                        .contains("TRIBUTARY_DATABASE_USER is tributary_owner, which owns the database"))
                .anySatisfy(fault -> assertThat(fault).contains("owns tables"))
                .anySatisfy(fault -> assertThat(fault).contains("may make schemas or tables"));
    }

    @Test
    void refusesToStartWithOneRoleForBoth() {
        DataSourceProperties application = new DataSourceProperties();
        application.setUsername("tributary");
        FlywayProperties migrations = new FlywayProperties();
        migrations.setUser("tributary");

        assertThatIllegalStateException()
                .isThrownBy(() -> new ApplicationRole(application, migrations).check(signedInAs("tributary")))
                .withMessage(
                        "TRIBUTARY_DATABASE_OWNER is tributary, as TRIBUTARY_DATABASE_USER: the tables must belong to another role than the"
                                + " one that works with them");
    }

    private DataSource signedInAs(String role) {
        return new DriverManagerDataSource(settings.getRequiredProperty("spring.datasource.url"), role, "local");
    }
}
