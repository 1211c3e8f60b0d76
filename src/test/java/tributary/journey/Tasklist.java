package tributary.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tributary.local.BrowserTest;
import tributary.local.TestSystem;

/** Camunda Tasklist in the hands of one official, who signed in once. */
final class Tasklist implements AutoCloseable {

    private static final double PATIENCE = 60_000;

    private final BrowserContext context;
    private final Page page;
    /** What was typed into the fields of the open form. */
    private final Map<ReviewForm.Field, String> typed = new LinkedHashMap<>();

    private Tasklist(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    /** Signs in through Keycloak and waits for the list. */
    static Tasklist signedIn(int port, String tenant, String name) {
        BrowserContext context = TestSystem.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1400, 2200)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        BrowserTest.signIn(page, "http://localhost:" + port, tenant, name);
        page.waitForURL("**/camunda/app/tasklist/default/**");
        BrowserTest.awaitLoaded(page, page.getByText("Open tasks").first(), () -> {});
        page.getByPlaceholder("Filter Tasks").waitFor();
        return new Tasklist(context, page);
    }

    Page page() {
        return page;
    }

    /** Opens a task by its address, without loading Tasklist anew, and waits for its form. */
    void open(String taskId) {
        typed.clear();
        page.waitForResponse(
                answer -> answer.url().contains(taskId + "/deployed-form"),
                () -> page.evaluate("task => { location.hash = '#/?task=' + task }", taskId));
    }

    /** The form of the open task. */
    Locator form() {
        return page.locator(".fjs-form");
    }

    /** Takes the task, whose form can be filled in from then on. */
    void claim() {
        page.waitForResponse(
                answer -> answer.url().endsWith("/claim"),
                () -> page.getByText("Claim", new Page.GetByTextOptions().setExact(true))
                        .click());
        page.locator(".disabled-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    void fill(ReviewForm.Field field, Object value) {
        switch (field.type()) {
            case "radio" ->
                form().getByRole(AriaRole.RADIO, named(field.wordsOf(String.valueOf(value))))
                        .check();
            case "select" -> {
                // The labelled input itself is out of sight.
                labelled(field).locator("xpath=..").click();
                form().locator(".fjs-dropdownlist-item")
                        .getByText(field.wordsOf(String.valueOf(value)), new Locator.GetByTextOptions().setExact(true))
                        .click();
            }
            case "checkbox" -> labelled(field).setChecked((Boolean) value);
            case "datetime" -> {
                labelled(field).fill(String.valueOf(value));
                labelled(field).press("Enter");
            }
            case "dynamiclist" -> {
                Locator text = conditions().first();
                text.fill(String.valueOf(value));
                text.blur();
            }
            default -> {
                typed.put(field, String.valueOf(value));
                type(field, String.valueOf(value));
            }
        }
    }

    private void type(ReviewForm.Field field, String text) {
        labelled(field).fill(text);
        // The form takes over what was typed when its field is left, or some time later.
        labelled(field).blur();
    }

    /** The texts of the conditions, one an entry of the list. */
    private Locator conditions() {
        return form().getByLabel("Condition", new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator labelled(ReviewForm.Field field) {
        return form().getByLabel(
                        field.isRequired() ? field.label() + "*" : field.label(),
                        new Locator.GetByLabelOptions().setExact(true));
    }

    /** Presses the button, and waits for what the server says. */
    Response complete(ReviewForm shown) {
        return page.waitForResponse(answer -> answer.url().contains("/submit-form"), () -> press(shown));
    }

    /** Presses the button of that form, which is the only one. */
    private void press(ReviewForm shown) {
        Locator button = page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(shown.button()).setExact(true));
        // Typed faster than by any hand, a text may be overwritten by what the form takes over from the field before.
        for (int tries = 0; tries < 3; tries++) {
            if (!retyped() && isReady(button)) {
                break;
            }
        }
        typed.clear();
        button.click();
    }

    private boolean retyped() {
        List<ReviewForm.Field> lost = typed.entrySet().stream()
                .filter(entry -> !labelled(entry.getKey()).inputValue().equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        lost.forEach(field -> type(field, Objects.requireNonNull(typed.get(field))));
        return !lost.isEmpty();
    }

    private static boolean isReady(Locator button) {
        try {
            assertThat(button).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(5_000));
            return true;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    void assertShows(String text) {
        assertThat(form()).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    @Override
    public void close() {
        context.close();
    }
}
