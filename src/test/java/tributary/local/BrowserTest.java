package tributary.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person at a browser: each test of it signs in first, and has a context of its own. */
@TributaryTest
@SuppressWarnings("NullAway.Init") // every test begins with signIn
public abstract class BrowserTest {

    @LocalServerPort
    private int port;

    protected BrowserContext context;
    protected Page page;

    @AfterEach
    void closeContext() {
        if (context != null) {
            context.close();
        }
    }

    /** As a demonstration user, through Keycloak's pages; ends on the page that the user's role leads to. */
    protected final void signIn(String realm, String user) {
        signIn(realm, user, true, 1280);
    }

    /**
     * As a demonstration user, through Keycloak's pages.
     *
     * @param withScript whether the browser runs scripts
     * @param width of the window, in pixels
     */
    protected final void signIn(String realm, String user, boolean withScript, int width) {
        context = TestSystem.browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(withScript)
                        .setViewportSize(width, 900));
        context.setDefaultTimeout(60_000);
        page = context.newPage();
        signIn(page, url(""), realm, user);
    }

    /** Signs a demonstration user in on any page; ends on the page of the application that the user's role leads to. */
    public static void signIn(Page page, String application, String realm, String user) {
        page.navigate(application + "/oauth2/authorization/" + realm);
        // The realm has organizations, so it asks for the name alone first.
        page.locator("#username").fill(user);
        page.locator("#kc-login").click();
        page.locator("#password").fill(DemoRealms.password(user));
        page.locator("#kc-login").click();
        page.waitForURL(address -> address.startsWith(application + "/"));
    }

    /** Waits for a sign that a page of Camunda's web apps has come up. Now and then one stays empty when it is first loaded; people load it again. */
    public static void awaitLoaded(Page page, Locator sign, Runnable beforeAnotherTry) {
        try {
            sign.waitFor(new Locator.WaitForOptions().setTimeout(20_000));
        } catch (TimeoutError empty) {
            beforeAnotherTry.run();
            page.reload();
            sign.waitFor();
        }
    }

    protected final String url(String path) {
        return "http://localhost:" + port + path;
    }

    protected final Locator heading() {
        return page.locator("h1").first();
    }

    protected final Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Finds nothing on the page that the rules of WCAG 2.1, levels A and AA, forbid, as far as a machine can tell. */
    protected final void assertAccessible() {
        List<String> faults = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + rule.getHelp() + ": " + node.getHtml()))
                        .toList();
        assertThat(faults).as(page.url()).isEmpty();
    }

    /** Takes a picture of the whole page, under a name that tells whether scripts ran. */
    protected final void shoot(String name, boolean withScript) {
        Pictures.take(page, withScript ? name : name + "-without-script");
    }
}
