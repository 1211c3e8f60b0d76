package tributary.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;
import tributary.engine.SampleReviews;
import tributary.journey.Api;
import tributary.journey.SampleProposals;
import tributary.journey.Walk;
import tributary.local.TestSystem;

/**
 * Fills the six countries: each enterprise has filed a proposal in the neighbour country and was asked a question, its rival has a draft, every
 * official has a task; one proposal names a lender.
 */
@Component
class SceneBuilder {

    /** Home to host: whoever is in neither has nothing to do with it. */
    private static final Map<String, String> HOSTS =
            Map.of("cn", "la", "la", "cn", "kh", "vn", "vn", "kh", "mm", "th", "th", "mm");

    /** Users that tasks can be offered to, with the group that they are offered by. */
    private static final Map<String, String> GROUPS = Map.of(
            "focal", "focal-points",
            "legal", "legal-reviewers",
            "environment", "environment-reviewers",
            "finance", "finance-reviewers",
            "approver", "approvers");

    private static final Set<String> OVERSEERS = Set.of("focal", "secretary");
    private static final Set<String> OFFICIALS =
            Set.of("focal", "legal", "environment", "finance", "approver", "secretary");
    private static final Set<String> DOSSIER_READERS =
            Set.of("focal", "legal", "environment", "finance", "approver", "auditor");

    private final SampleReviews reviews;
    private final RepositoryService repository;
    private final FilterService filters;
    private final HistoryService history;
    private final ManagementService management;
    private final List<Walk> filed = new ArrayList<>();

    SceneBuilder(
            SampleReviews reviews,
            RepositoryService repository,
            FilterService filters,
            HistoryService history,
            ManagementService management) {
        this.reviews = reviews;
        this.repository = repository;
        this.filters = filters;
        this.history = history;
        this.management = management;
    }

    Scene build(int port) {
        Api api = new Api(URI.create("http://localhost:" + port), TestSystem::token);
        List<Thing> things = new ArrayList<>();
        for (String home : Person.MEMBERS) {
            String host = String.valueOf(HOSTS.get(home));
            things.addAll(proposal(api, home, host, false));
            things.addAll(draft(api, home));
            // The focal point's first: it sees those of the others too.
            for (String user : List.of("focal", "legal", "environment", "finance", "approver")) {
                things.add(task(home, user, String.valueOf(GROUPS.get(user))));
            }
            things.addAll(ofEngine(home, "national-review"));
            things.add(rate(api, home));
        }
        things.addAll(proposal(api, "cn", "la", true));
        things.add(task(Person.JOINT, "secretary", "secretariat"));
        things.addAll(ofEngine(Person.JOINT, "proposal-review"));
        return new Scene(things);
    }

    /** Leaves nobody a review to go on with. */
    void clear() {
        filed.forEach(walk -> walk.withdraw("Shown."));
        filed.clear();
    }

    private List<Thing> proposal(Api api, String home, String host, boolean withLender) {
        String title = title();
        ObjectNode facts =
                withLender ? SampleProposals.transmissionLineWithLender() : SampleProposals.in(host, "garments");
        Walk walk =
                Walk.draft(api, home + ".enterprise", facts.put("title", title)).submit();
        filed.add(walk);
        Predicate<Person> readers = person -> isEnterprise(person, home, "enterprise")
                || (List.of(home, host).contains(person.tenant()) && DOSSIER_READERS.contains(person.user()))
                || (person.isJoint()
                        && !person.user().equals("operator")
                        && (withLender || !person.user().equals("lender")));
        // Operators find a review by the proposal's id.
        Predicate<Person> knowers = readers.or(person -> person.user().equals("operator")
                && (person.isJoint() || List.of(home, host).contains(person.tenant())));
        Thing proposal = new Thing("proposal", walk.id().toString(), home, null, readers, knowers);
        List<Thing> things = new ArrayList<>();
        things.add(proposal);
        things.add(new Thing("title", title, home, null, readers, readers));
        things.add(new Thing(
                "document",
                firstDocument(api, home + ".enterprise", walk.id().toString()),
                home,
                proposal,
                readers,
                readers));
        if (!withLender) {
            things.add(question(api, home, walk, proposal));
            things.add(claimed(host, walk));
            things.add(hold(api, home, walk));
            things.add(erasure(api, home));
            history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(walk.id().toString())
                    .tenantIdIn(home, host, Person.JOINT)
                    .list()
                    .forEach(instance -> {
                        String tenant = String.valueOf(instance.getTenantId());
                        Predicate<Person> auditors = person -> person.user().equals("auditor")
                                && (person.tenant().equals(tenant) || person.isJoint());
                        // Each country's review is called by the joint one, whose number its log tells.
                        Predicate<Person> knowing = tenant.equals(Person.JOINT) ? knowers : knowersOf(tenant);
                        things.add(new Thing("process", instance.getId(), tenant, proposal, auditors, knowing));
                    });
        }
        return things;
    }

    private static Predicate<Person> knowersOf(String tenant) {
        return person -> person.tenant().equals(tenant) || person.name().equals("joint.auditor");
    }

    private static boolean isEnterprise(Person person, String tenant, String user) {
        return person.tenant().equals(tenant) && person.user().equals(user);
    }

    private static String title() {
        return "Kept apart " + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private List<Thing> draft(Api api, String home) {
        String title = title();
        JsonNode made = api.post(
                        home + ".rival",
                        "/api/proposals",
                        SampleProposals.in(String.valueOf(HOSTS.get(home)), "garments")
                                .put("title", title)
                                .toString())
                .expect(201)
                .json();
        Predicate<Person> rival = person -> isEnterprise(person, home, "rival");
        Thing proposal = new Thing("proposal", made.path("id").asText(), home, null, rival, rival);
        return List.of(proposal, new Thing("title", title, home, null, rival, rival));
    }

    /** Puts one question to the enterprise, by the first task of its own country that can. */
    private static Thing question(Api api, String home, Walk walk, Thing proposal) {
        walk.untilOpen(home + ".check-completeness");
        JsonNode task = api.get(
                        home + ".focal",
                        "/engine-rest/task?taskDefinitionKey=check-completeness&processInstanceBusinessKey="
                                + walk.id())
                .expect(200)
                .json()
                .path(0);
        api.post(
                        home + ".focal",
                        "/engine-rest/task/" + task.path("id").asText() + "/complete",
                        "{\"variables\": {\"outcome\": {\"value\": \"supplement\"}, \"findings\": {\"value\": \"Which?\"}}}")
                .expect(204);
        JsonNode questions = api.get(home + ".enterprise", "/api/proposals/" + walk.id() + "/supplement-requests")
                .expect(200)
                .json();
        Predicate<Person> asked = person -> isEnterprise(person, home, "enterprise");
        return new Thing("question", questions.at("/0/id").asText(), home, proposal, asked, proposal.readers());
    }

    /** A task of the host's review that somebody there has taken. */
    private static Thing claimed(String host, Walk walk) {
        Predicate<Person> focal =
                person -> person.tenant().equals(host) && person.user().equals("focal");
        return new Thing("claimed", walk.claimOne(host), host, null, focal, knowersOf(host));
    }

    private static Thing hold(Api api, String home, Walk walk) {
        String id = api.post(
                        home + ".focal",
                        "/api/retention/holds",
                        "{\"proposal\": \"" + walk.id() + "\", \"reason\": \"Wanted by a court of this country.\"}")
                .expect(201)
                .json()
                .path("id")
                .asText();
        Predicate<Person> keepers = person ->
                person.tenant().equals(home) && List.of("focal", "auditor").contains(person.user());
        return new Thing("hold", id, home, null, keepers, knowersOf(home));
    }

    /** Of somebody whom no log names, so that its approval changes nothing. */
    private static Thing erasure(Api api, String home) {
        String id = api.post(
                        home + ".focal",
                        "/api/retention/erasures",
                        "{\"person\": \"" + home + ".nobody\", \"reason\": \"Asked for by the person itself.\"}")
                .expect(201)
                .json()
                .path("id")
                .asText();
        Predicate<Person> auditor =
                person -> person.tenant().equals(home) && person.user().equals("auditor");
        return new Thing("erasure", id, home, null, auditor, knowersOf(home));
    }

    private Thing task(String tenant, String user, String group) {
        Predicate<Person> readers = person ->
                person.tenant().equals(tenant) && (person.user().equals(user) || OVERSEERS.contains(person.user()));
        return new Thing("task", reviews.start(tenant, tenant + "." + group), tenant, null, readers, knowersOf(tenant));
    }

    private List<Thing> ofEngine(String tenant, String process) {
        Predicate<Person> officials = person -> person.tenant().equals(tenant) && OFFICIALS.contains(person.user());
        Predicate<Person> operators =
                person -> person.tenant().equals(tenant) && person.user().equals("operator");
        Predicate<Person> both = officials.or(operators);
        List<Thing> things = new ArrayList<>();
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .tenantIdIn(tenant)
                .latestVersion()
                .singleResult();
        things.add(new Thing("definition", definition.getId(), tenant, null, both, knowersOf(tenant)));
        things.add(new Thing("deployment", definition.getDeploymentId(), tenant, null, operators, knowersOf(tenant)));
        repository
                .createDecisionDefinitionQuery()
                .tenantIdIn(tenant)
                .latestVersion()
                .listPage(0, 1)
                .forEach(decision -> things.add(
                        new Thing("decision", decision.getId(), tenant, null, operators, knowersOf(tenant))));
        history.createHistoricProcessInstanceQuery()
                .tenantIdIn(tenant)
                .processDefinitionKey("sample-review")
                .unfinished()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .forEach(instance -> things.add(
                        new Thing("instance", instance.getId(), tenant, null, operators, knowersOf(tenant))));
        management
                .createJobDefinitionQuery()
                .tenantIdIn(tenant)
                .listPage(0, 1)
                .forEach(kind -> things.add(
                        new Thing("jobDefinition", kind.getId(), tenant, null, operators, knowersOf(tenant))));
        for (Job job : management.createJobQuery().tenantIdIn(tenant).listPage(0, 1)) {
            things.add(new Thing("job", job.getId(), tenant, null, operators, knowersOf(tenant)));
        }
        String stuck = reviews.startStuck(tenant, tenant + ".operators");
        things.add(new Thing("failedJob", reviews.jobOf(stuck), tenant, null, operators, knowersOf(tenant)));
        filters.createFilterQuery().filterName("Open tasks").list().stream()
                .filter(filter ->
                        ("tenant:" + tenant).equals(filter.getProperties().get("tributary")))
                .forEach(filter ->
                        things.add(new Thing("filter", filter.getId(), tenant, null, officials, knowersOf(tenant))));
        String user = tenant + "." + (tenant.equals(Person.JOINT) ? "secretary" : "legal");
        things.add(new Thing("user", user, tenant, null, both, person -> true));
        things.add(new Thing("tenant", tenant, tenant, null, both, person -> true));
        return things;
    }

    private static Thing rate(Api api, String tenant) {
        String id = api.get(tenant + ".focal", "/api/exchange-rates?limit=1")
                .expect(200)
                .json()
                .at("/rates/0/id")
                .asText();
        Predicate<Person> readers = person -> person.tenant().equals(tenant) && DOSSIER_READERS.contains(person.user());
        return new Thing("rate", id, tenant, null, readers, knowersOf(tenant));
    }

    private static String firstDocument(Api api, String user, String proposal) {
        return api.get(user, "/api/proposals/" + proposal)
                .expect(200)
                .json()
                .at("/documents/0/id")
                .asText();
    }
}
