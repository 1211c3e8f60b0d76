package tributary.local;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Screenshots that browser tests take: of every run in {@code target/screenshots}, with {@code -Dtributary.pictures} in {@code docs/pictures} too. */
public final class Pictures {

    private Pictures() {}

    /** The whole page, to look at after a run. */
    public static void take(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** What a visitor of the README sees of it: what fits on the screen. */
    public static void takeForReadme(Page page, String name) {
        take(page, name);
        if (System.getProperty("tributary.pictures") != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Project.root().resolve("docs/pictures").resolve(name + ".png")));
        }
    }
}
