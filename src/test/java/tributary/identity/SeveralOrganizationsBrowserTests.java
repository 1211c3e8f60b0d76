package tributary.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.local.TestSystem;

/** Somebody who belongs to two enterprises, and must not take one for the other. */
@SuppressWarnings("NullAway.Init")
class SeveralOrganizationsBrowserTests extends ForgedRealmTest {

    private static final String DOOR = "/oauth2/authorization/mm";

    private final String name = "broker-" + UUID.randomUUID().toString().substring(0, 8);
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        REALM.knows(name + "-before");
        awaitDoor();
        context = TestSystem.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        context.setDefaultTimeout(60_000);
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void chooseOnceAndChangeLater() {
        REALM.knows(name, "mm-rival", "mm-works");
        go("/portal");
        go(DOOR);

        page.waitForURL(address("/acting-for"));
        go("/portal");
        page.waitForURL(address("/acting-for"));
        assertThat(header()).not().containsText("mm-works");
        choose("mm-works");

        page.waitForURL(address("/portal"));
        assertThat(header()).containsText("mm-works");

        context.clearCookies();
        go(DOOR);
        page.waitForURL(address("/portal"));
        assertThat(header()).containsText("mm-works");

        header().getByText("Change whom you act for").click();
        assertThat(page.getByText("You act for it now.")).hasCount(1);
        assertThat(faults()).isEmpty();
        choose("mm-rival");
        page.waitForURL(address("/portal"));
        assertThat(header()).containsText("mm-rival");
    }

    @Test
    void readTheNamesThatTheirRealmTells() {
        REALM.knows(name, "mm-rival", "mm-works");
        REALM.names("mm-works", "Mandalay Works & Sons");
        go(DOOR);
        page.waitForURL(address("/acting-for"));
        choose("Mandalay Works & Sons");
        page.waitForURL(address("/portal"));
        assertThat(header()).containsText("Mandalay Works & Sons");
        assertThat(header()).not().containsText("mm-works");

        header().getByText("Change whom you act for").click();
        assertThat(page.locator("h2")).containsText(new String[] {"mm-rival", "Mandalay Works & Sons"});
    }

    @Test
    void signInAnewWhenTheyLeaveTheOneThatTheyActFor() {
        REALM.knows(name, "mm-rival", "mm-works");
        go(DOOR);
        choose("mm-works");
        page.waitForURL(address("/portal"));

        REALM.knows(name, "mm-rival");
        go("/portal");

        page.waitForURL(address("/sign-in"));
        go(DOOR);
        page.waitForURL(address("/portal"));
        assertThat(header()).containsText("mm-rival");
        assertThat(header().getByText("Change whom you act for")).hasCount(0);
    }

    @Test
    void goOnWhenTheyJoinAnother() {
        REALM.knows(name, "mm-works");
        go(DOOR);
        page.waitForURL(address("/portal"));

        REALM.knows(name, "mm-rival", "mm-works");
        go("/portal");
        page.waitForURL(address("/portal"));
        assertThat(header()).containsText("mm-works");

        context.clearCookies();
        go(DOOR);
        page.waitForURL(address("/portal"));
        assertThat(header()).containsText("mm-works");
        assertThat(header().getByText("Change whom you act for")).hasCount(1);
    }

    private void go(String path) {
        page.navigate(address(path));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private void choose(String organization) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Act for " + organization)
                                .setExact(true))
                .click();
    }

    private Locator header() {
        return page.locator("header");
    }

    private List<String> faults() {
        return new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp())
                        .toList();
    }
}
