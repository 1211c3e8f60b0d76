package tributary.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;
import tributary.rate.DatedRates;
import tributary.rate.RateSource;
import tributary.routing.DecisionTables.Evaluation;
import tributary.time.Calendars;
import tributary.web.InvalidInput;

/**
 * Answers what will apply to a project: asks the decision tables and walks the review models, stores nothing. The same facts, moment of filing,
 * answers and reference exchange rates give the same preview.
 */
@Component
public class Routing {

    private static final Set<String> MEKONG_PARTIES = Set.of("kh", "la", "th", "vn");
    private static final Set<String> UPSTREAM = Set.of("cn", "mm");
    private static final List<String> PROCEDURES = List.of(
            MekongProcedure.SPECIFIC_AGREEMENT,
            MekongProcedure.PRIOR_CONSULTATION,
            MekongProcedure.NOTIFICATION,
            MekongProcedure.NONE);

    private final Members members;
    private final MemberRules rules;
    private final Calendars calendars;
    private final RateSource rateSource;
    private final NationalRouting nationalRouting;
    private final LenderRouting lenderRouting;

    Routing(Members members, MemberRules rules, Calendars calendars, RateSource rateSource) {
        this.members = members;
        this.rules = rules;
        this.calendars = calendars;
        this.rateSource = rateSource;
        nationalRouting = new NationalRouting(calendars);
        lenderRouting = new LenderRouting(rules.joint());
    }

    /**
     * What applies to a project of an enterprise of this country.
     *
     * @param filedAt the law of that day counts, by the home country's clock, and rates of that day by the clock of who keeps them
     * @param recordedAnswers what reviewers found, by member and name of the fact; it overrides the proposal's word
     * @throws InvalidInput when the home country is the only host
     */
    public ApprovalPreview preview(
            ProjectFacts facts,
            String homeCountry,
            Instant filedAt,
            Map<String, ? extends Map<String, ? extends @Nullable Object>> recordedAnswers) {
        return new Preview(facts, homeCountry, recordedAnswers, rates(filedAt)).answer();
    }

    /** What the law of home and host countries asks, without the steps that follow from it. */
    List<NationalLaw> nationalLaws(ProjectFacts facts, String homeCountry, DatedRates rates) {
        return new Preview(facts, homeCountry, Map.of(), rates).nationalLaws();
    }

    /** Where the money comes from, added up by the rates of the home country for that filing. */
    public FinancingPlan financing(ProjectFacts facts, String homeCountry, Instant filedAt) {
        return FinancingPlan.of(facts, homeCountry, rates(filedAt));
    }

    /** What each source of financing will say; the preview's {@code lenders}, without what nobody asks a lender. */
    public List<LenderEligibility> lenders(
            ProjectFacts facts,
            String homeCountry,
            Instant filedAt,
            Map<String, ? extends Map<String, ? extends @Nullable Object>> recordedAnswers) {
        return new Preview(facts, homeCountry, recordedAnswers, rates(filedAt)).lendersAlone();
    }

    /** Every member's exchange rates for a filing. */
    DatedRates rates(Instant filedAt) {
        return new DatedRates(members, calendars, rateSource, filedAt);
    }

    /** One preview in the making. */
    private final class Preview {

        private final ProjectFacts facts;
        private final String homeCountry;
        private final LocalDate day;
        private final Map<String, ? extends Map<String, ? extends @Nullable Object>> answers;
        private final FactVariables variables;
        private final Needs needs;
        private final List<Remark> remarks = new ArrayList<>();
        private final List<DecisionFinding> decisions = new ArrayList<>();

        private Preview(
                ProjectFacts facts,
                String homeCountry,
                Map<String, ? extends Map<String, ? extends @Nullable Object>> answers,
                DatedRates rates) {
            this.facts = facts;
            this.homeCountry = homeCountry;
            this.day = rates.dayOf(homeCountry);
            this.answers = answers;
            variables = new FactVariables(facts, homeCountry, rates);
            needs = new Needs(facts);
        }

        private ApprovalPreview answer() {
            facts.checkHome(homeCountry);
            facts.missing().forEach(missing -> needs.add(homeCountry, missing.pointer(), missing.detail()));
            Map<String, MekongProcedure> procedures = procedures();
            Optional<MekongProcedure> mekong = strictest(procedures);

            RequiredDocuments documents = new RequiredDocuments();
            List<Participation> participants = homeAndHosts();
            List<NationalRoute> reviews = reviews(participants, procedures, documents);
            participants.addAll(others(mekong.map(MekongProcedure::procedure).orElse(MekongProcedure.NONE)));
            procedures.forEach((host, found) -> {
                if (found.isDue()) {
                    mekongDocuments(host, found, documents);
                }
            });
            List<LenderEligibility> lenders = lenders(reviews, mekong);
            remarks.addAll(consistency());
            remarks.addAll(needs.rates());
            return new ApprovalPreview(
                    participants,
                    mekong.orElse(null),
                    reviews,
                    lenders,
                    documents.all(),
                    needs.all(),
                    remarks,
                    decisions);
        }

        private List<Remark> consistency() {
            ProposalRemarks found = new ProposalRemarks(facts);
            for (Participation country : homeAndHosts()) {
                Evaluation evaluation =
                        rules.joint().evaluate("consistency", null, variables.of(country.member(), country.role()));
                record(Member.JOINT, evaluation);
                found.add(country, evaluation);
            }
            return found.all();
        }

        private List<NationalLaw> nationalLaws() {
            return nationalLaws(procedures());
        }

        private List<NationalLaw> nationalLaws(Map<String, MekongProcedure> procedures) {
            List<NationalLaw> laws = new ArrayList<>();
            for (Participation participant : homeAndHosts()) {
                String member = participant.member();
                String role = participant.role();
                rules.find(member)
                        .ifPresent(its -> laws.add(NationalRouting.law(
                                its,
                                member,
                                role,
                                asked(member, role, mekongOf(participant, procedures)),
                                answersOf(member),
                                needs)));
            }
            return laws;
        }

        private List<Participation> homeAndHosts() {
            List<Participation> participants = new ArrayList<>();
            participants.add(new Participation(homeCountry, Participation.HOME));
            facts.hostCountries().forEach(host -> participants.add(new Participation(host, Participation.HOST)));
            return participants;
        }

        private List<NationalRoute> reviews(
                List<Participation> participants,
                Map<String, MekongProcedure> procedures,
                RequiredDocuments documents) {
            List<NationalRoute> reviews = new ArrayList<>();
            for (Participation participant : participants) {
                review(participant.member(), participant.role(), mekongOf(participant, procedures), documents)
                        .ifPresent(reviews::add);
            }
            return reviews;
        }

        private static Optional<MekongProcedure> mekongOf(
                Participation participant, Map<String, MekongProcedure> procedures) {
            return participant.role().equals(Participation.HOME)
                    ? strictest(procedures)
                    : Optional.ofNullable(procedures.get(participant.member()));
        }

        private Map<String, MekongProcedure> procedures() {
            Map<String, MekongProcedure> procedures = new LinkedHashMap<>();
            if (facts.usesMekongWater()) {
                facts.hostCountries().forEach(host -> mekong(host).ifPresent(found -> procedures.put(host, found)));
            }
            return procedures;
        }

        private static Optional<MekongProcedure> strictest(Map<String, MekongProcedure> procedures) {
            return procedures.values().stream()
                    .min(Comparator.comparing(found -> PROCEDURES.indexOf(found.procedure())));
        }

        private Optional<MekongProcedure> mekong(String host) {
            Map<String, @Nullable Object> known = variables.of(host, Participation.HOST);
            answersOf(host).forEach(known::put);
            known.put("host", host);
            Evaluation evaluation = rules.joint().evaluate("mekong-procedure", null, known);
            needs.addAll(host, Participation.HOST, evaluation);
            record(Member.JOINT, evaluation);
            return evaluation.fired().stream().findFirst().map(rule -> {
                String procedure = Objects.requireNonNullElse(rule.text("procedure"), MekongProcedure.NONE);
                return new MekongProcedure(
                        rule.rule(),
                        procedure,
                        procedure.equals(MekongProcedure.NONE)
                                ? List.of()
                                : MEKONG_PARTIES.stream().sorted().toList(),
                        rule.number("months"),
                        rule.text("authority"),
                        rule.text("note"),
                        rule.texts("legalBasis"),
                        !Boolean.FALSE.equals(rule.flag("confirmed")));
            });
        }

        private List<Participation> others(String procedure) {
            List<String> hosts = facts.hostCountries();
            List<Participation> others = new ArrayList<>();
            for (Member member : members.all()) {
                Map<String, @Nullable Object> known = variables.of(null, Participation.CONSULTED);
                known.put("member", member.code());
                known.put("isHome", member.code().equals(homeCountry));
                known.put("isHost", hosts.contains(member.code()));
                known.put("procedure", procedure);
                known.put("mekongHost", hosts.stream().anyMatch(MEKONG_PARTIES::contains));
                known.put("upstreamHost", hosts.stream().anyMatch(UPSTREAM::contains));
                Evaluation evaluation = rules.joint().evaluate("participation", null, known);
                record(Member.JOINT, evaluation);
                evaluation.fired().stream()
                        .map(rule -> rule.text("part"))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .forEach(part -> others.add(new Participation(member.code(), part)));
            }
            others.sort(Comparator.comparing(Participation::role));
            return others;
        }

        private Optional<NationalRoute> review(
                String member, String role, Optional<MekongProcedure> mekong, RequiredDocuments documents) {
            Optional<MemberRules.Rules> known = rules.find(member);
            if (known.isEmpty()) {
                needs.addRules(
                        member,
                        "The rules of " + members.getMember(member).name() + " as " + role
                                + " country are not in yet, so no review there is possible.");
                return Optional.empty();
            }
            return Optional.of(nationalRouting.route(
                    known.get(),
                    member,
                    role,
                    day,
                    asked(member, role, mekong),
                    answersOf(member),
                    mekong,
                    documents,
                    needs));
        }

        private Map<String, @Nullable Object> asked(String member, String role, Optional<MekongProcedure> mekong) {
            Map<String, @Nullable Object> asked = variables.of(member, role);
            asked.put("mekongRule", mekong.map(MekongProcedure::rule).orElse(null));
            asked.put("mekongProcedure", mekong.map(MekongProcedure::procedure).orElse(null));
            return asked;
        }

        private void mekongDocuments(String host, MekongProcedure procedure, RequiredDocuments documents) {
            Map<String, @Nullable Object> known = variables.of(host, Participation.HOST);
            known.put("mekongRule", procedure.rule());
            known.put("mekongProcedure", procedure.procedure());
            Evaluation evaluation = rules.joint().evaluateTable("documents", "documents-mekong", known);
            needs.addAll(host, Participation.HOST, evaluation);
            record(Member.JOINT, evaluation);
            documents.add(host, evaluation.fired());
        }

        private List<LenderEligibility> lenders(List<NationalRoute> reviews, Optional<MekongProcedure> mekong) {
            Map<String, String> instruments = new HashMap<>();
            for (NationalRoute review : reviews) {
                EnvironmentalReview environment = review.environmentalReview();
                if (review.role().equals(Participation.HOST) && environment != null) {
                    instruments.put(review.member(), environment.instrument());
                }
            }
            return lenders(instruments, mekong);
        }

        private List<LenderEligibility> lendersAlone() {
            Map<String, MekongProcedure> procedures = procedures();
            Map<String, String> instruments = new HashMap<>();
            for (NationalLaw law : nationalLaws(procedures)) {
                if (law.role().equals(Participation.HOST)) {
                    law.environment().ifPresent(found -> instruments.put(law.member(), found.instrument()));
                }
            }
            return lenders(instruments, strictest(procedures));
        }

        private List<LenderEligibility> lenders(Map<String, String> instruments, Optional<MekongProcedure> mekong) {
            LenderRouting.Answer answer = lenderRouting.route(facts, variables, instruments, mekong);
            answer.evaluations().forEach(evaluation -> record(Member.JOINT, evaluation));
            answer.asked().forEach((index, evaluation) -> needs.addOfSource(homeCountry, index, evaluation));
            return answer.lenders();
        }

        private Map<String, ? extends @Nullable Object> answersOf(String member) {
            Map<String, ? extends @Nullable Object> recorded = answers.get(member);
            return recorded == null ? Map.of() : recorded;
        }

        private void record(String member, Evaluation evaluation) {
            decisions.addAll(DecisionFinding.listOf(member, evaluation));
        }
    }

    static Set<String> distinct(Iterable<String> texts) {
        Set<String> distinct = new LinkedHashSet<>();
        texts.forEach(distinct::add);
        return distinct;
    }
}
