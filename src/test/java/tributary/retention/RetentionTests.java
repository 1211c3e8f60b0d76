package tributary.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import tributary.audit.AuditEvent;
import tributary.audit.AuditTrail;
import tributary.audit.log.Commitment;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.Http;
import tributary.local.Project;
import tributary.local.TestSystem;
import tributary.local.TributaryTest;
import tributary.local.Visitor;
import tributary.verifier.Verify;

/** A proposal of China for Viet Nam that ended long ago, and the years after. */
@TributaryTest
class RetentionTests {

    /** When every period that ends at all has ended. */
    private static final LocalDate LATER = LocalDate.of(2150, 1, 1);

    private static final String REASON = "Ordered by the court in case 12 of this year.";

    @LocalServerPort
    private int port;

    @Autowired
    private RetentionPlan plan;

    @Autowired
    private Periods periods;

    @Autowired
    private Clock clock;

    @Autowired
    private Removals removals;

    @Autowired
    private RetentionSchedule schedule;

    @Autowired
    private Erasures erasures;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService people;

    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private DataSourceProperties settings;

    @TempDir
    Path directory = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private UUID proposal = new UUID(0, 0);
    private String ownDocument = "";

    @BeforeEach
    void endAProposal() throws Exception {
        Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.in("vn", "garments"));
        proposal = walk.id();
        ownDocument = upload();
        walk.submit().withdraw("It is not wanted any more.");
        Awaitility.await().pollInSameThread().atMost(2, TimeUnit.MINUTES).until(this::isAtRest);
        database.update("update proposal set concluded_at = concluded_at - interval '2 years' where id = ?", proposal);
    }

    @Test
    void removesWhatThePlanSaysAndKeepsEveryProof() throws Exception {
        assertThat(planned("cn.focal"))
                .containsExactlyInAnyOrder("log CN-RT2 due", "dossier VN-RT1 due")
                .isEqualTo(planned("cn.auditor"));
        assertThat(planned("la.focal")).isEmpty();
        Path receipt = get("cn.enterprise", "/api/proposals/" + proposal + "/receipt");

        List<PlannedRemoval> foreseen = own("cn");
        assertThat(run("cn")).isEqualTo(foreseen);
        assertThat(foreseen.get(0).entries()).isEqualTo(told("cn", "log"));
        assertThat(planned("cn.focal")).isEmpty();
        assertThat(planned("vn.focal")).containsExactly("log VN-RT2 due");
        sequence();
        long entries = count(
                "select count(*) from audit_entry where tenant = 'cn' and removal is not null and proposal_id = ?");
        assertThat(entries).isPositive();

        String bundle = verdict("cn.auditor");
        assertThat(bundle)
                .startsWith("GOOD proposal " + proposal)
                .contains("; of " + entries + " only the hash, since they were removed when their period had ended")
                .contains("Its maker states that these are all entries");
        assertThat(verdict("vn.auditor")).startsWith("GOOD ").doesNotContain("only the hash");
        assertThat(second("cn.auditor")).startsWith("0 GOOD ");
        findsNoFault("joint.auditor");
        assertThat(count("select count(*) from audit_personal p join audit_entry e using (position)"
                        + " where e.tenant = 'cn' and e.removal is not null and e.proposal_id = ?"))
                .isZero();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(proposal.toString())
                        .tenantIdIn("cn")
                        .count())
                .isZero();

        JsonNode dossier = send("cn.focal", "GET", "/api/proposals/" + proposal, "", 200);
        assertThat(dossier.path("status").asText()).isEqualTo("withdrawn");
        assertThat(dossier.path("title").asText()).isEmpty();
        assertThat(dossier.path("documents")).isEmpty();
        assertThat(database.queryForObject(
                        "select count(*) from document_content where sha256 = ?", Long.class, ownDocument))
                .isZero();
        assertThat(types("cn.auditor")).contains("removed", "records-removed").doesNotContain("proposal-submitted");
        assertThat(Verify.check(receipt, List.of())).startsWith("GOOD proposal " + proposal);
        assertThat(send("cn.enterprise", "GET", "/api/proposals/" + proposal + "/receipt", "", 409)
                        .path("type")
                        .asText())
                .endsWith(":records-removed");
        assertThat(types("vn.auditor")).contains("proposal-submitted", "records-removed");
        assertThat(Http.readJson(Visitor.signedIn(port, "joint", "auditor")
                                .get("/audit/proposals/" + proposal + "/exports/ocel.json")
                                .body())
                        .path("events"))
                .extracting(event -> event.path("type").asText())
                .filteredOn("records-removed"::equals)
                .as("China's log, and once the dossier of all")
                .hasSize(2);
        for (String page : List.of("/audit/proposals/" + proposal, "/desk/proposals/" + proposal, "/desk/retention")) {
            assertThat(Visitor.signedIn(port, "cn", "auditor").get(page).statusCode())
                    .as(page)
                    .isEqualTo(200);
        }
        assertThat(Visitor.signedIn(port, "cn", "enterprise")
                        .get("/portal/proposals/" + proposal)
                        .statusCode())
                .isEqualTo(200);
    }

    private void findsNoFault(String auditor) {
        for (JsonNode log : send(auditor, "GET", "/api/audit/verification", "", 200)) {
            assertThat(log.path("fault").isNull()).as(log.toString()).isTrue();
        }
    }

    @Test
    void erasesWhatIsPersonalWhenItsPeriodEndsBeforeTheLogs() throws Exception {
        LocalDate between = LocalDate.of(2040, 1, 1);
        List<PlannedRemoval> due = run("cn", between);
        assertThat(due).extracting(RetentionTests::describe).containsExactly("personal-data CN-RT3 due");
        assertThat(due).extracting(PlannedRemoval::entries).containsExactly(told("cn", "personal-data"));
        assertThat(count("select count(*) from audit_personal p join audit_entry e using (position)"
                        + " where e.tenant = 'cn' and e.type <> 'records-removed' and e.proposal_id = ?"))
                .isZero();
        sequence();
        findsNoFault("cn.auditor");
        assertThat(verdict("cn.auditor")).startsWith("GOOD ");
    }

    /** China's day begins eight hours before that of Greenwich. */
    @Test
    void erasesUpToTheKeepersMidnight() {
        database.update(
                "update milestone set occurred_at = occurred_at - interval '2 years' where proposal_id = ?", proposal);
        LocalDate firstKept = LocalDate.now(clock).withDayOfYear(1);
        int years = Objects.requireNonNull(
                periods.on(firstKept).of("cn", Records.PERSONAL_DATA).years());
        Instant midnight = firstKept.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
        long older = record("cn", "cn.older", "sample", midnight.minusSeconds(1));
        long younger = record("cn", "cn.younger", "sample", midnight);

        assertThat(run("cn", firstKept.plusYears(years)))
                .extracting(RetentionTests::describe)
                .containsExactly("personal-data CN-RT3 due");

        assertThat(database.queryForList(
                        "select position from audit_personal where position in (?, ?)", Long.class, older, younger))
                .containsExactly(younger);
        sequence();
        findsNoFault("cn.auditor");
    }

    /** An older transaction keeps the entry that tells of the removal out of the log. */
    @Test
    void makesNoBundleWhileTheLogDoesNotTellOfARemovalYet() throws Exception {
        try (Connection older = DriverManager.getConnection(settings.determineUrl(), "postgres", "")) {
            older.setAutoCommit(false);
            new JdbcTemplate(new SingleConnectionDataSource(older, true)).execute("select pg_current_xact_id()");
            assertThat(run("cn")).isNotEmpty();

            assertThat(send("cn.auditor", "GET", "/api/audit/proposals/" + proposal + "/bundle", "", 409)
                            .path("type")
                            .asText())
                    .endsWith(":overtaken");
            findsNoFault("cn.auditor");
            older.rollback();
        }
        sequence();
        assertThat(verdict("cn.auditor")).startsWith("GOOD ").contains("only the hash");
    }

    @Test
    void keepsWhatIsHeldUntilSomebodyElseLiftsIt() throws Exception {
        JsonNode hold = send("cn.focal", "POST", "/api/retention/holds", hold(proposal, REASON), 201);
        String lifting = "/api/retention/holds/" + hold.path("id").asText() + "/lifting";

        assertThat(planned("cn.focal"))
                .containsExactlyInAnyOrder("log CN-RT2 held", "personal-data CN-RT3 held", "dossier VN-RT1 held");
        assertThat(planned("vn.focal")).containsExactlyInAnyOrder("log VN-RT2 due", "dossier VN-RT1 held");
        assertThat(run("cn")).isEmpty();
        assertThatThrownBy(() -> database.queryForList(
                        "select * from remove_audit_entries('cn', ?, now() + interval '1 day', ?)",
                        proposal,
                        UUID.randomUUID()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("a hold keeps the entries of proposal " + proposal);

        assertThat(problem("cn.focal", lifting, reason(REASON), 409)).endsWith("another-person-needed");
        assertThat(problem("vn.focal", lifting, reason(REASON), 404)).endsWith("not-found");
        assertThat(problem("cn.auditor", lifting, reason("Done."), 400)).endsWith("invalid-input");
        assertThat(send("cn.auditor", "POST", lifting, reason(REASON), 200)
                        .path("liftedBy")
                        .asText())
                .isEqualTo("cn.auditor");
        assertThat(problem("cn.auditor", lifting, reason(REASON), 409)).endsWith("hold-lifted");
        assertThat(planned("cn.focal")).containsExactlyInAnyOrder("log CN-RT2 due", "dossier VN-RT1 due");
        assertThat(types("cn.auditor")).contains("legal-hold-set", "legal-hold-lifted");
    }

    @Test
    void keepsTheDossierForACountryThatHeldItAndLeft() throws Exception {
        String reference = send("vn.focal", "GET", "/api/proposals/" + proposal, "", 200)
                .path("reference")
                .asText();
        String hold = send("vn.focal", "POST", "/api/retention/holds", hold(proposal, REASON), 201)
                .path("id")
                .asText();
        leave("vn");

        send("vn.focal", "GET", "/api/proposals/" + proposal, "", 404);
        assertThat(planned("cn.focal")).hasSize(2).contains("log CN-RT2 due").anyMatch(told -> told.endsWith(" held"));
        assertThat(elsewhere(() -> run("cn")).stream().map(RetentionTests::describe))
                .containsExactly("log CN-RT2 due");
        assertThat(planned("vn.focal")).containsExactlyInAnyOrder("log VN-RT2 held", "personal-data VN-RT3 held");
        assertThat(elsewhere(() -> run("vn"))).isEmpty();

        JsonNode holds = send("vn.auditor", "GET", "/api/retention/holds", "", 200);
        assertThat(holds.findValuesAsText("id")).contains(hold);
        assertThat(holds.findValuesAsText("reference")).contains(reference);
        assertThat(send("cn.auditor", "GET", "/api/retention/holds", "", 200).findValuesAsText("id"))
                .doesNotContain(hold);
        assertThat(problem("cn.auditor", "/api/retention/holds/" + hold + "/lifting", reason(REASON), 404))
                .endsWith("not-found");
        send("vn.auditor", "POST", "/api/retention/holds/" + hold + "/lifting", reason(REASON), 200);
        assertThat(planned("cn.focal")).singleElement().asString().matches("dossier .* due");
    }

    /** A year ends at midnight of whoever keeps the records: in China at 16:00 UTC of 31 December. */
    @Test
    void countsYearsByTheKeepersMidnight() {
        int year = Year.now(ZoneOffset.UTC).getValue() + 1;
        Timestamp newYear =
                Timestamp.from(LocalDate.of(year, 12, 31).atTime(16, 30).toInstant(ZoneOffset.UTC));
        database.update("update proposal set concluded_at = ? where id = ?", newYear, proposal);

        assertThat(kinds("cn", LocalDate.of(year + 31, 12, 31))).doesNotContain("log CN-RT2 due");
        assertThat(kinds("cn", LocalDate.of(year + 32, 1, 1))).contains("log CN-RT2 due");
        assertThat(kinds("vn", LocalDate.of(year + 71, 1, 1))).contains("log VN-RT2 due");
    }

    private List<String> kinds(String tenant, LocalDate day) {
        List<String> found = new ArrayList<>();
        plan.forEach(tenant, day, removal -> {
            if (isIts(removal)) {
                found.add(describe(removal));
            }
            return true;
        });
        return found;
    }

    @Test
    void keepsWhatSomebodyHoldsWhileItIsAboutToGo() {
        List<String> due = new ArrayList<>();
        long gone = removals.run("cn", LATER, removal -> {
            if (isIts(removal) && due.isEmpty()) {
                send("vn.focal", "POST", "/api/retention/holds", hold(proposal, REASON), 201);
                send("cn.focal", "POST", "/api/retention/holds", hold(proposal, REASON), 201);
            }
            return isIts(removal) && due.add(describe(removal));
        });

        assertThat(due).containsExactly("log CN-RT2 due", "dossier VN-RT1 due");
        assertThat(gone).isZero();
        assertThat(count("select count(*) from audit_entry where removal is not null and proposal_id = ?"))
                .isZero();
        assertThat(isEmptied()).isFalse();
    }

    @Test
    void goesOnWhereARunWasCutShort() throws Exception {
        List<String> due = new ArrayList<>();
        assertThatThrownBy(() -> removals.run("cn", LATER, removal -> {
                    if (isIts(removal) && !due.isEmpty()) {
                        throw new IllegalStateException("cut short");
                    }
                    return isIts(removal) && due.add(describe(removal));
                }))
                .hasMessage("cut short");

        assertThat(due).containsExactly("log CN-RT2 due");
        assertThat(planned("cn.focal")).containsExactly("dossier VN-RT1 due");
        assertThat(run("cn")).extracting(RetentionTests::describe).containsExactly("dossier VN-RT1 due");
        assertThat(planned("cn.focal")).isEmpty();
    }

    /** A turn that another node has, which is whoever holds the lock. */
    @Test
    void leavesTheNightToTheNodeThatIsAtIt() throws Exception {
        // China and the secretariat keep a dossier for thirty years, Viet Nam for longer.
        leave("vn");
        database.update("update proposal set concluded_at = concluded_at - interval '40 years' where id = ?", proposal);
        database.update(
                "update milestone set occurred_at = occurred_at - interval '40 years' where proposal_id = ?", proposal);
        try (Connection another = DriverManager.getConnection(settings.determineUrl(), "postgres", "")) {
            another.setAutoCommit(false);
            new JdbcTemplate(new SingleConnectionDataSource(another, true))
                    .query("select pg_advisory_xact_lock(hashtext('tributary.retention'))", row -> {});
            elsewhere(schedule::removeWhatIsDue);
            assertThat(isEmptied()).isFalse();
            another.rollback();
        }

        elsewhere(schedule::removeWhatIsDue);
        assertThat(isEmptied()).isTrue();
    }

    @Test
    void tellsACountryThatLeftNothingOfWhatCameSince() throws Exception {
        record("vn", "vn.enterprise", "participant-removed", Instant.parse("2024-05-06T07:08:09Z"));
        leave("vn", Instant.parse("2024-06-07T08:09:10Z"));
        database.update("update proposal set concluded_at = null where id = ?", proposal);
        List<JsonNode> told = plan("vn.focal");
        assertThat(told).singleElement().satisfies(removal -> {
            assertThat(removal.path("endedOn").asText()).isEqualTo("2024-06-07");
            assertThat(removal.path("dueOn").asText()).isEqualTo("2095-01-01");
            assertThat(removal.path("state").asText()).isEqualTo("due");
        });

        for (String end : List.of("2026-07-08", "2019-01-01")) {
            database.update("update proposal set concluded_at = ?::timestamptz where id = ?", end, proposal);
            assertThat(plan("vn.focal")).isEqualTo(told);
        }
        database.update("update proposal set concluded_at = null where id = ?", proposal);
        assertThat(elsewhere(() -> run("vn")))
                .extracting(RetentionTests::describe)
                .containsExactly("log VN-RT2 due");
        assertThat(plan("vn.focal")).isEmpty();
        assertThat(count("select count(*) from audit_entry where tenant <> 'vn' and removal is not null"
                        + " and proposal_id = ?"))
                .isZero();
    }

    @Test
    void letsACountryThatLeftHoldItsOwnRecordsAlone() throws Exception {
        String reference =
                database.queryForObject("select reference from proposal where id = ?", String.class, proposal);
        leave("vn");
        assertThat(problem("la.focal", "/api/retention/holds", hold(proposal, REASON), 404))
                .endsWith("not-found");
        String hold = send("vn.focal", "POST", "/api/retention/holds", hold(proposal, REASON), 201)
                .path("id")
                .asText();
        assertThat(holdOnPage("vn", String.valueOf(reference)).statusCode()).isEqualTo(200);
        assertThat(holdOnPage("la", String.valueOf(reference)).statusCode()).isEqualTo(400);

        assertThat(planned("vn.focal")).containsExactlyInAnyOrder("log VN-RT2 held", "personal-data VN-RT3 held");
        assertThat(elsewhere(() -> run("vn"))).isEmpty();
        assertThat(planned("cn.focal")).hasSize(2).allMatch(told -> told.endsWith(" due"));
        assertThat(elsewhere(() -> run("cn"))).hasSize(2);
        assertThat(send("vn.auditor", "GET", "/api/retention/holds", "", 200).findValuesAsText("id"))
                .contains(hold);
        assertThat(send("cn.auditor", "GET", "/api/retention/holds", "", 200).findValuesAsText("id"))
                .doesNotContain(hold);
        send("vn.auditor", "POST", "/api/retention/holds/" + hold + "/lifting", reason(REASON), 200);
    }

    private HttpResponse<String> holdOnPage(String tenant, String reference) {
        Visitor focal = Visitor.signedIn(port, tenant, "focal");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(focal.get("/desk/retention").body());
        assertThat(token.find()).isTrue();
        return focal.post(
                "/desk/retention/holds",
                "_csrf=" + token.group(1) + "&proposal=" + reference + "&reason="
                        + URLEncoder.encode(REASON, StandardCharsets.UTF_8));
    }

    private boolean isEmptied() {
        return count("select count(*) from proposal where contents_removed_at is not null and id = ?") == 1;
    }

    /** How many entries the log says that a removal took. */
    private long told(String tenant, String records) {
        return count(
                "select cast(detail ->> 'entries' as bigint) from audit_entry where type = 'records-removed' and tenant = '"
                        + tenant + "' and detail ->> 'records' = '" + records + "' and proposal_id = ?");
    }

    @Test
    void leadsFromTheRetentionPageToWhatItsReaderMayOpen() throws Exception {
        String reference = send("vn.focal", "GET", "/api/proposals/" + proposal, "", 200)
                .path("reference")
                .asText();
        send("vn.focal", "POST", "/api/retention/holds", hold(proposal, REASON), 201);
        send("cn.focal", "POST", "/api/retention/holds", hold(proposal, REASON), 201);
        send("joint.secretary", "POST", "/api/retention/holds", hold(proposal, REASON), 201);
        leave("vn");

        for (String part : List.of("cn.focal", "cn.auditor", "joint.secretary", "joint.auditor")) {
            assertThat(linked(part, reference)).as(part).containsOnly("/desk/proposals/" + proposal);
        }
        assertThat(linked("vn.auditor", reference)).containsOnly("/audit/proposals/" + proposal);
        assertThat(linked("vn.focal", reference)).isEmpty();
    }

    /** Where the retention page leads by that reference, which it names in any case. */
    private Set<String> linked(String user, String reference) {
        String[] name = user.split("\\.", 2);
        Visitor reader = Visitor.signedIn(port, name[0], name[1]);
        String page = reader.get("/desk/retention?on=" + LATER).body();
        assertThat(page).contains(reference);
        Set<String> addresses = new HashSet<>();
        Matcher link =
                Pattern.compile("href=\"([^\"]*)\">" + reference + "</a>").matcher(page);
        while (link.find()) {
            addresses.add(link.group(1));
            assertThat(reader.get(link.group(1)).statusCode()).as(link.group(1)).isEqualTo(200);
        }
        return addresses;
    }

    @Test
    void removesTheLogOfACountryThatLeft() throws Exception {
        // A reading would come into the log a moment later, and be due after all else was removed.
        String reference =
                database.queryForObject("select reference from proposal where id = ?", String.class, proposal);
        leave("vn");

        assertThat(planned("la.focal")).isEmpty();
        assertThat(planned("vn.focal")).containsExactly("log VN-RT2 due");
        assertThat(elsewhere(() -> run("vn")).stream().map(RetentionTests::describe))
                .containsExactly("log VN-RT2 due");
        assertThat(planned("vn.focal")).isEmpty();
        assertThat(count("select count(*) from audit_entry where tenant = 'vn' and removal is null and proposal_id = ?"
                        + " and type <> 'records-removed'"))
                .isZero();
        assertThat(count("select count(*) from audit_entry where tenant <> 'vn' and removal is not null"
                        + " and proposal_id = ?"))
                .isZero();

        Visitor auditor = Visitor.signedIn(port, "vn", "auditor");
        for (String part : List.of("", "/record", "/exports/json", "/bundle")) {
            assertThat(auditor.get("/audit/proposals/" + proposal + part).statusCode())
                    .as(part)
                    .isEqualTo(200);
        }
        assertThat(auditor.get("/audit/entries?proposal=" + reference).body()).contains(">" + reference + "</a>");
    }

    @Test
    void removesNothingWhoseReviewHasJustEndedWhateverItIsAskedFor() {
        database.update("update proposal set concluded_at = now() where id = ?", proposal);

        assertThatThrownBy(() -> database.queryForList(
                        "select * from remove_audit_entries('cn', ?, now() + interval '1 day', ?)",
                        proposal,
                        UUID.randomUUID()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("did not end a year ago");
        assertThatThrownBy(() -> database.update(
                        "update audit_entry set removal = ?, type = 'removed' where proposal_id = ?",
                        UUID.randomUUID(),
                        proposal))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void erasesAPersonForGoodWhenTwoPeopleWantIt() throws Exception {
        String person = "cn.leaver-" + UUID.randomUUID();
        record(person);
        refuse(person);
        JsonNode asked = send("cn.focal", "POST", "/api/retention/erasures", erasure(person), 201);
        String approval = "/api/retention/erasures/" + asked.path("id").asText() + "/approval";
        assertThat(actors("cn.auditor")).contains(person);

        assertThat(problem("cn.focal", approval, "", 403)).endsWith("not-allowed");
        assertThat(problem("vn.auditor", approval, "", 404)).endsWith("not-found");
        JsonNode done = send("cn.auditor", "POST", approval, "", 200);
        assertThat(done.path("person").isNull()).isTrue();
        assertThat(done.path("remaining").asLong()).isZero();
        // Three: the act, the refusal, and the request that named the person.
        assertThat(done.path("erased").asLong()).isEqualTo(3);
        assertThat(database.queryForList(
                        "select detail::text from audit_personal where tenant = 'cn' and detail::text like ?",
                        String.class,
                        "%" + person + "%"))
                .isEmpty();
        assertThat(problem("cn.auditor", approval, "", 409)).endsWith("erasure-approved");

        assertThat(actors("cn.auditor")).contains("erased").doesNotContain(person);
        assertThat(send("cn.auditor", "GET", "/api/audit/entries?actor=" + person, "", 200)
                        .path("entries"))
                .isEmpty();
        sequence();
        findsNoFault("cn.auditor");
        assertThat(verdict("cn.auditor")).startsWith("GOOD ");
        assertThat(second("cn.auditor")).startsWith("0 GOOD ");
    }

    @Test
    void keepsANameUnderAHoldUntilThatIsLifted() throws Exception {
        String person = "cn.held-" + UUID.randomUUID();
        record(person);
        String hold = send("cn.auditor", "POST", "/api/retention/holds", hold(proposal, REASON), 201)
                .path("id")
                .asText();

        assertThat(remaining("cn", erasure(person))).isEqualTo(1);
        assertThat(actors("cn.auditor")).contains(person);
        send("cn.focal", "POST", "/api/retention/holds/" + hold + "/lifting", reason(REASON), 200);
        erasures.goOn("cn");
        assertThat(actors("cn.auditor")).contains("erased").doesNotContain(person);
    }

    @Test
    void keepsANameWhileAnAppealAgainstTheRejectionIsUndecided() throws Exception {
        Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        Walk walk = Walk.draft(api, "la.enterprise", SampleProposals.foodProcessingInChina())
                .submit()
                .answering("cn.decide-national", "reject")
                .toTheEnd();
        proposal = walk.id();
        assertThat(walk.dossier().path("concludedAt").isNull()).isFalse();
        String grounds = json(Map.of("member", "cn", "grounds", "The water balance was overlooked."));
        send("la.enterprise", "POST", "/api/proposals/" + proposal + "/appeal", grounds, 202);
        String person = "cn.finder-" + UUID.randomUUID();
        long finding = record(person);

        for (String wish : List.of(erasure(person), erasure(finding))) {
            assertThat(remaining("cn", wish)).isEqualTo(1);
        }

        assertThat(database.queryForList("select actor from audit_personal where position = ?", String.class, finding))
                .containsExactly(person);
    }

    @Test
    void forgetsHowSomebodyIsCalledWhoIsErasedAndWhomTheyBelongTo() throws Exception {
        String person = "cn.gone-" + UUID.randomUUID();
        database.update("""
                insert into directory_user (engine_user_id, tenant, username, issuer, subject, given_name, family_name, email, organization,
                                            organizations_told, last_seen_at)
                values (?, 'cn', 'gone', 'https://sign-in.example.org/realms/cn', ?, 'Xiu', 'Zhang', 'xiu@example.org', 'cn-works', true, now())
                """, person, person);
        database.update(
                "insert into directory_affiliation (engine_user_id, organization) values (?, 'cn-works')", person);
        database.update(
                "insert into directory_group_member (group_id, engine_user_id) values ('cn.legal-reviewers', ?)",
                person);
        String session = open(sessions, person);
        String known =
                "select concat_ws(' ', given_name, family_name, email, organization, organizations_told, tenant, subject,"
                        + " (select string_agg(organization, ' ') from directory_affiliation a where a.engine_user_id = u.engine_user_id))"
                        + " from directory_user u where engine_user_id = ?";

        assertThat(remaining("vn", erasure(person))).isZero();
        assertThat(database.queryForObject(known, String.class, person))
                .isEqualTo("Xiu Zhang xiu@example.org cn-works t cn " + person + " cn-works");
        assertThat(remaining("cn", erasure(person))).isZero();

        assertThat(database.queryForObject(known, String.class, person)).isEqualTo("  f cn " + person);
        assertThat(sessions.findById(session)).isNull();
        assertThat(people.createUserQuery().userId(person).singleResult().getFirstName())
                .isEqualTo(person);
    }

    private static <S extends Session> String open(FindByIndexNameSessionRepository<S> sessions, String person) {
        S session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person);
        sessions.save(session);
        return session.getId();
    }

    @Test
    void tellsNobodysNameByWhatATaskShowed() {
        Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        Walk walk = Walk.draft(api, "cn.enterprise", SampleProposals.in("vn", "garments"))
                .submit()
                .untilOpen("vn.decide-national");
        proposal = walk.id();
        List<String> names = database.queryForList(
                "select given_name || ' ' || family_name from directory_user where tenant in ('cn', 'vn') and given_name <> ''",
                String.class);

        assertThat(names).isNotEmpty();
        assertThat(count("select count(*) from audit_entry where proposal_id = ? and detail ->> 'variable' = 'brief'"))
                .isPositive();
        assertThat(database.queryForList(
                        "select audit_personal.detail::text from audit_personal join audit_entry using (position) where proposal_id = ?",
                        String.class,
                        proposal))
                .noneMatch(told -> names.stream().anyMatch(told::contains));
        walk.withdraw("Shown.");
    }

    @Test
    void erasesWhomTablesAndLogDidNotAgreeOn() throws Exception {
        String person = "cn.disputed-" + UUID.randomUUID();
        for (Map<String, Object> told : List.<Map<String, Object>>of(
                Map.of("what", "person", "inTables", person, "inLog", person + "2"),
                Map.of("inLog", "outcome: pass; person: " + person + "; step: x"))) {
            Map<String, Object> detail = new HashMap<>(told);
            detail.putAll(Map.of("entry", "task-completed", "subject", "task-1", "times", 1));
            trail.write(List.of(trail.draft(AuditEvent.of("cn", "log-disagrees", proposal, detail), null)));
        }
        sequence();

        erase("cn", erasure(person));

        assertThat(count("select count(*) from audit_personal join audit_entry e using (position)"
                        + " where proposal_id = ? and type = 'log-disagrees' and audit_personal.detail::text like '%"
                        + person
                        + "2%'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from audit_personal join audit_entry e using (position)"
                        + " where proposal_id = ? and type = 'log-disagrees' and audit_personal.detail::text ~ '"
                        + person
                        + "[^2]'"))
                .isZero();
        sequence();
        findsNoFault("cn.auditor");
    }

    @Test
    void keepsANameInTheLogOfACountryThatLeftUntilTheReviewEnds() throws Exception {
        String person = "vn.left-" + UUID.randomUUID();
        record("vn", person, "sample");
        long written = record("vn", "vn.writer", "sample");
        leave("vn");
        database.update("update proposal set concluded_at = null where id = ?", proposal);

        for (String wish : List.of(erasure(person), erasure(written))) {
            assertThat(remaining("vn", wish)).isEqualTo(1);
        }
        elsewhere(() -> erasures.goOn("vn"));
        String kept = "select count(*) from audit_personal join audit_entry e using (position)"
                + " where e.type = 'sample' and e.proposal_id = ?";
        assertThat(count(kept)).isEqualTo(2);

        database.update("update proposal set concluded_at = now() where id = ?", proposal);
        elsewhere(() -> erasures.goOn("vn"));
        assertThat(count(kept + " and (audit_personal.actor is not null or position = " + written + ")"))
                .isZero();
    }

    @Test
    void erasesWhatAPersonWroteWithOneEntry() throws Exception {
        long position = record("cn.writer");
        erase("cn", erasure(position));

        assertThat(count("select count(*) from audit_personal p join audit_entry e using (position)"
                        + " where e.proposal_id = ? and position = " + position))
                .isZero();
        sequence();
        findsNoFault("cn.auditor");
        assertThat(verdict("cn.auditor")).startsWith("GOOD ");
    }

    @Test
    void keepsForGoodWhoDecidedOnHoldsAndErasures() throws Exception {
        String person = "cn.keeper-" + UUID.randomUUID();
        long hold = record(person, "legal-hold-lifted");
        long approval = record(person, "personal-data-erased");
        long act = record(person);

        for (String wish : List.of(erasure(person), erasure(hold), erasure(approval))) {
            assertThat(remaining("cn", wish)).isZero();
        }

        assertThat(database.queryForList(
                        "select position from audit_personal where tenant = 'cn' and actor = ?", Long.class, person))
                .containsExactlyInAnyOrder(hold, approval)
                .doesNotContain(act);
        assertThat(verdict("cn.auditor")).startsWith("GOOD ");
    }

    @Test
    void saysWhatIsWrongWithWhatItIsSent() throws Exception {
        assertThat(problem("cn.focal", "/api/retention/holds", hold(UUID.randomUUID(), REASON), 404))
                .endsWith("not-found");
        assertThat(problem("cn.focal", "/api/retention/holds", "{\"proposal\": \"x\"}", 400))
                .endsWith("invalid-input");
        assertThat(problem("cn.focal", "/api/retention/erasures", reason(REASON), 400))
                .endsWith("invalid-input");
        assertThat(problem("cn.focal", "/api/retention/erasures", "{\"person\": \"x y\", \"reason\": \"\"}", 400))
                .endsWith("invalid-input");
        send("cn.focal", "GET", "/api/retention/plan?on=2056-02-30", "", 400);
        send("cn.legal", "GET", "/api/retention/plan", "", 403);
        send("cn.operator", "GET", "/api/retention/plan", "", 403);
    }

    @Test
    void holdsByItsReferenceWhatPeopleNameAndKeepsWhatTheyTyped() throws Exception {
        String reference = send("cn.focal", "GET", "/api/proposals/" + proposal, "", 200)
                .path("reference")
                .asText();
        Visitor focal = Visitor.signedIn(port, "cn", "focal");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(focal.get("/desk/retention").body());
        assertThat(token.find()).isTrue();
        String form = "_csrf=" + token.group(1) + "&reason=" + URLEncoder.encode(REASON, StandardCharsets.UTF_8);

        HttpResponse<String> unknown = focal.post("/desk/retention/holds", form + "&proposal=LM-1999-0001");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body())
                .contains("Give the reference of a proposal", "value=\"LM-1999-0001\"", ">" + REASON + "</textarea>");

        assertThat(focal.post("/desk/retention/holds", form + "&proposal=" + reference.toLowerCase(Locale.ROOT))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("cn.focal", "GET", "/api/retention/holds", "", 200).findValuesAsText("proposal"))
                .contains(proposal.toString());
    }

    private List<PlannedRemoval> own(String tenant) {
        List<PlannedRemoval> found = new ArrayList<>();
        plan.forEach(tenant, LATER, removal -> {
            if (removal.proposal().equals(proposal)) {
                found.add(removal);
            }
            return true;
        });
        return found;
    }

    private List<PlannedRemoval> run(String tenant) {
        return run(tenant, LATER);
    }

    /** What was due that day, all of which went. */
    private List<PlannedRemoval> run(String tenant, LocalDate day) {
        List<PlannedRemoval> due = new ArrayList<>();
        long gone = removals.run(tenant, day, removal -> isIts(removal) && due.add(removal));
        assertThat(gone).isEqualTo(due.size());
        return due;
    }

    private boolean isIts(PlannedRemoval removal) {
        return removal.proposal().equals(proposal);
    }

    /** A focal point asks for an erasure, and an auditor approves of it: what came of it. */
    private JsonNode erase(String tenant, String wish) throws Exception {
        String id = send(tenant + ".focal", "POST", "/api/retention/erasures", wish, 201)
                .path("id")
                .asText();
        return send(tenant + ".auditor", "POST", "/api/retention/erasures/" + id + "/approval", "", 200);
    }

    private long remaining(String tenant, String wish) throws Exception {
        return erase(tenant, wish).path("remaining").asLong();
    }

    /** As it leaves when the project changes: its log says so, and the proposal is hidden from it. */
    private void leave(String tenant) {
        leave(tenant, Instant.now());
    }

    private void leave(String tenant, Instant at) {
        record(tenant, tenant + ".enterprise", "participant-removed", at);
        database.update("delete from national_review where proposal_id = ? and member = ?", proposal, tenant);
        database.update("delete from participation where proposal_id = ? and member = ?", proposal, tenant);
    }

    /** On a thread of nobody's, as at night: a test's own sees the rows of all. */
    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    /** Without numbers: who reads meanwhile is recorded too. */
    private static String describe(PlannedRemoval removal) {
        return removal.records().code() + " " + removal.rule() + " "
                + removal.state().code();
    }

    /** What a person is told of this proposal, which ended before all others here. */
    private List<String> planned(String user) {
        return plan(user).stream()
                .map(removal -> removal.path("records").asText() + " "
                        + removal.path("rule").asText() + " "
                        + removal.path("state").asText())
                .toList();
    }

    private List<JsonNode> plan(String user) {
        List<JsonNode> told = new ArrayList<>();
        for (JsonNode removal :
                send(user, "GET", "/api/retention/plan?on=" + LATER, "", 200).path("removals")) {
            if (removal.path("proposal").asText().equals(proposal.toString())) {
                told.add(removal);
            }
        }
        return told;
    }

    private boolean isAtRest() {
        return history.createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(proposal.toString())
                                .unfinished()
                                .count()
                        == 0
                && isSequenced();
    }

    private boolean isSequenced() {
        return count("select count(*) from audit_entry e where proposal_id = ?"
                        + " and not exists (select from audit_leaf where position = e.position)")
                == 0;
    }

    private void sequence() {
        Awaitility.await().pollInSameThread().atMost(2, TimeUnit.MINUTES).until(this::isSequenced);
    }

    /** Lets somebody act on the proposal whom no other test knows. */
    private long record(String person) {
        return record(person, "sample");
    }

    private long record(String person, String type) {
        return record("cn", person, type);
    }

    private long record(String tenant, String person, String type) {
        return record(tenant, person, type, Instant.now());
    }

    private long record(String tenant, String person, String type, Instant at) {
        Commitment commitment = Commitment.to(TextNode.valueOf(person));
        Long position = database.queryForObject(
                "insert into audit_entry (at, tenant, type, proposal_id, commitments)"
                        + " values (?, ?, ?, ?, jsonb_build_object('/actor', ?::text)) returning position",
                Long.class,
                Timestamp.from(at),
                tenant,
                type,
                proposal,
                commitment.hash());
        database.update(
                "insert into audit_personal (position, tenant, actor, salts)"
                        + " values (?, ?, ?, jsonb_build_object('/actor', ?::text))",
                position,
                tenant,
                person,
                commitment.salt());
        sequence();
        return position == null ? 0 : position;
    }

    /** As a rule of the review does, which names the person in its reason. */
    private void refuse(String person) {
        Map<String, String> detail = Map.of("person", person, "reason", person + " voted already");
        trail.write(List.of(trail.draft(AuditEvent.of("cn", "person-refused", proposal, detail), null)));
        sequence();
    }

    private long count(String sql) {
        Long count = database.queryForObject(sql, Long.class, proposal);
        return count == null ? 0 : count;
    }

    private List<String> types(String user) throws Exception {
        return entries(user, "type");
    }

    private List<String> actors(String user) throws Exception {
        return entries(user, "actor");
    }

    private List<String> entries(String user, String field) throws Exception {
        List<String> found = new ArrayList<>();
        send(user, "GET", "/api/audit/proposals/" + proposal + "/entries?limit=500", "", 200)
                .path("entries")
                .forEach(entry -> found.add(entry.path(field).asText()));
        return found;
    }

    private String verdict(String user) throws Exception {
        return Verify.check(bundle(user), List.of());
    }

    private String second(String user) throws Exception {
        Process process = new ProcessBuilder(
                        "node",
                        "src/test/resources/tributary/verifier/verify.mjs",
                        bundle(user).toString())
                .directory(Project.root().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + output.strip();
    }

    private Path bundle(String user) throws IOException {
        return get(user, "/api/audit/proposals/" + proposal + "/bundle");
    }

    private Path get(String user, String path) throws IOException {
        HttpResponse<byte[]> answer = Http.send(http, as(user, path).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(Files.createTempFile(directory, "bundle", ".zip"), answer.body());
    }

    private String upload() {
        String content = "{\"type\": \"Point\", \"coordinates\": [101, 19], \"name\": \"" + proposal + "\"}";
        String body = """
                --x\r
                Content-Disposition: form-data; name="kind"\r
                \r
                feasibility-study\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="own.geojson"\r
                Content-Type: application/geo+json\r
                \r
                %s\r
                --x--\r
                """.formatted(content);
        HttpResponse<String> answer = Http.send(
                http,
                as("cn.enterprise", "/api/proposals/" + proposal + "/documents")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Http.readJson(answer.body()).path("sha256").asText();
    }

    private JsonNode send(String user, String method, String path, String body, int status) {
        HttpResponse<String> answer = Http.send(
                http,
                as(user, path)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Http.readJson(answer.body());
    }

    private String problem(String user, String path, String body, int status) {
        return send(user, "POST", path, body, status).path("type").asText();
    }

    private HttpRequest.Builder as(String user, String path) {
        String[] name = user.split("\\.", 2);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestSystem.token(name[0], name[1]));
    }

    private static String hold(UUID proposal, String reason) {
        return json(Map.of("proposal", proposal.toString(), "reason", reason));
    }

    private static String reason(String reason) {
        return json(Map.of("reason", reason));
    }

    private static String erasure(long entry) {
        return "{\"entry\": " + entry + ", \"reason\": \"" + REASON + "\"}";
    }

    private static String erasure(String person) {
        return json(Map.of("person", person, "reason", REASON));
    }

    private static String json(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> json.append(json.length() > 1 ? ", " : "")
                .append('"')
                .append(name)
                .append("\": \"")
                .append(value)
                .append('"'));
        return json.append('}').toString();
    }
}
