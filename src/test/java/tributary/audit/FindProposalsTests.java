package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;

/** Turning the pages of the proposals that an auditor finds. */
@TributaryTest
class FindProposalsTests {

    private static final int PAGE = 20;

    /** Nothing but the row: no review, and no entry in the log. */
    private static final String COPY = """
            insert into proposal
            select (jsonb_populate_record(original, jsonb_build_object('id', ?::text, 'reference', ?::text, 'title', ?::text))).*
              from proposal original where id = ?
            """;

    private static final Pattern LINK = Pattern.compile("/audit/proposals/([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("href=\"(/audit\\?[^\"]*older=[^\"]*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private final String title = "Sample " + UUID.randomUUID();
    private UUID original = new UUID(0, 0);

    @BeforeEach
    void fileOne() {
        original = Walk.draft(
                        new Api(URI.create("http://localhost:" + port), TestSystem::token),
                        "cn.enterprise",
                        SampleProposals.garmentsInLaos())
                .submit()
                .withdraw("Shown.")
                .id();
    }

    @AfterEach
    void removeCopies() {
        database.update("delete from proposal where starts_with(title, ?)", title);
    }

    @Test
    void findsEntriesByTheReferenceThatTitlesOfManyLaterOnesHold() {
        String reference =
                database.queryForObject("select reference from proposal where id = ?", String.class, original);
        IntStream.rangeClosed(1, PAGE).forEach(this::copy);
        database.update("update proposal set title = title || ' ' || ? where title = ?", reference, title);

        assertThat(Visitor.signedIn(port, "joint", "auditor")
                        .get("/audit/entries?proposal=" + reference)
                        .body())
                .contains("/audit/proposals/" + original);
    }

    @Test
    void showsEachOnceThoughOthersAreFiledMeanwhile() {
        List<String> copies = IntStream.range(0, PAGE + 2)
                .mapToObj(number -> copy(PAGE + 2 - number))
                .toList();
        Visitor auditor = Visitor.signedIn(port, "joint", "auditor");

        String first = auditor.get("/audit?text=" + title.replace(" ", "+")).body();
        String newest = copy(PAGE + 3);
        Matcher next = NEXT.matcher(first);
        assertThat(next.find()).isTrue();
        String second = auditor.get(next.group(1).replace("&amp;", "&")).body();

        assertThat(found(first)).isEqualTo(copies.subList(0, PAGE));
        assertThat(found(second)).isEqualTo(copies.subList(PAGE, PAGE + 2)).doesNotContain(newest);
        assertThat(NEXT.matcher(second).find()).isFalse();
        assertThat(auditor.get("/audit?older=x").statusCode()).isEqualTo(400);
    }

    @Test
    void offersNoNextPageBehindOneThatIsJustFull() {
        IntStream.range(0, PAGE).forEach(this::copy);

        String page = Visitor.signedIn(port, "joint", "auditor")
                .get("/audit?text=" + title.replace(" ", "+"))
                .body();

        assertThat(found(page)).hasSize(PAGE);
        assertThat(NEXT.matcher(page).find()).isFalse();
    }

    /** One that is the newer the higher its number. */
    private String copy(int number) {
        String id = "ffffffff-%04x-7000-8000-%s".formatted(number, title.substring(title.length() - 12));
        database.update(COPY, id, "SAMPLE-" + id, title, original);
        return id;
    }

    private static List<String> found(String page) {
        return LINK.matcher(page).results().map(link -> link.group(1)).toList();
    }
}
