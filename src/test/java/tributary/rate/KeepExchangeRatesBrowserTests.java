package tributary.rate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.local.BrowserTest;

class KeepExchangeRatesBrowserTests extends BrowserTest {

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void aFocalPointAddsARate(boolean withScript) {
        open("focal", withScript);

        assertThat(heading()).hasText("Exchange rates of Thailand");
        assertThat(page.getByText("Demonstration").first()).isVisible();
        page.getByLabel("Currency").selectOption("EUR");
        page.getByLabel("Expressed in").selectOption("LAK");
        page.getByLabel("Rate", exactly()).fill("25,000.5");
        page.getByLabel("Source").fill("Bank of <b>Thailand</b>");
        button("Add rate").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The rate must be a plain decimal number");
        assertThat(page.getByLabel("Rate", exactly())).hasValue("25,000.5");
        assertThat(page.getByLabel("Source")).hasValue("Bank of <b>Thailand</b>");
        assertThat(page.getByLabel("Currency")).hasValue("EUR");
        shoot("exchange-rates-error", withScript);
        page.getByLabel("Rate", exactly()).fill("25000.5");
        button("Add rate").click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("The rate was added.");
        Locator first = page.locator("tbody tr").first();
        assertThat(first).containsText("1 EUR = 25000.5 LAK");
        assertThat(first).containsText("Bank of <b>Thailand</b>");
        assertThat(first).containsText("th.focal");
        shoot("exchange-rates", withScript);
    }

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    void aFocalPointImportsAFile(boolean withScript) {
        open("focal", withScript);
        String day = LocalDate.now(ZoneId.of("Asia/Bangkok")).toString();
        String head = "base,quote,rate,day,source\n";

        choose(head + "DKK,THB,5.01," + day + ",Bank of Thailand\nNOK,THB,0," + day
                + ",Bank of Thailand\nSEK,THB,x,,\n");
        button("Import file").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Line 3: The rate is zero.");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Line 4: The day is missing.");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was imported.");
        shoot("exchange-rates-import", withScript);

        choose(head + "DKK,THB,5.01," + day + ",Bank of Thailand\nNOK,THB,3.2," + day + ",Bank of Thailand\n");
        button("Import file").click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("2 rates were added.");
        assertThat(page.locator("tbody tr").nth(1)).containsText("1 DKK = 5.01 THB");
    }

    @Test
    void anAuditorReadsAndCannotAdd() {
        open("auditor", true);

        assertThat(heading()).hasText("Exchange rates of Thailand");
        assertThat(page.getByText("1 USD = 32.45 THB")).isVisible();
        assertThat(button("Add rate")).hasCount(0);
        assertThat(button("Import file")).hasCount(0);
    }

    private void open(String user, boolean withScript) {
        signIn("th", user, withScript, 1280);
        page.navigate(url("/desk/exchange-rates"));
    }

    private void choose(String content) {
        page.getByLabel("CSV file")
                .setInputFiles(new FilePayload("rates.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
