package tributary.local;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Screenshots that browser tests take: of every run in {@code target/screenshots}, with {@code -Dtributary.pictures} in {@code docs/pictures} too. */
public final class Pictures {

    private static final boolean ARE_ASKED_FOR = System.getProperty("tributary.pictures") != null;

    private Pictures() {}

    /** The whole page, to look at after a run. */
    public static void take(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** A part of a page. */
    public static void take(Locator part, String name) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** One of very many: only when pictures are asked for. */
    public static void takeIfAsked(Page page, String name) {
        if (ARE_ASKED_FOR) {
            take(page, name);
        }
    }

    /** What a visitor of the README sees of it: what fits on the screen. */
    public static void takeForReadme(Page page, String name) {
        take(page, name);
        if (ARE_ASKED_FOR) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Project.root().resolve("docs/pictures").resolve(name + ".png")));
        }
    }
}
