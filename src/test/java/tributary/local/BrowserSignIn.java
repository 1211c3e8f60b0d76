package tributary.local;

import com.microsoft.playwright.Page;

/** Signs a demonstration user in through Keycloak's pages. */
public final class BrowserSignIn {

    private BrowserSignIn() {}

    /** Ends on the page that the user's role leads to. */
    public static void signIn(Page page, int port, String realm, String user) {
        page.navigate("http://localhost:" + port + "/oauth2/authorization/" + realm);
        // The realm has organizations, so it asks for the name alone first.
        page.locator("#username").fill(user);
        page.locator("#kc-login").click();
        page.locator("#password").fill(DemoRealms.password(user));
        page.locator("#kc-login").click();
    }
}
