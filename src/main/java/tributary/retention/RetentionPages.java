package tributary.retention;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.audit.AuditWords;
import tributary.audit.KnownProposals;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.member.Members;
import tributary.proposal.Dossiers;
import tributary.web.Conflict;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.Refusal;

/** Where focal points and auditors see what goes, hold what must stay, and have a person's data erased. */
@Controller
@RequestMapping("/desk/retention")
class RetentionPages {

    private static final int SHOWN = 200;
    private static final String HERE = "redirect:/desk/retention";

    private final RetentionPlan plan;
    private final LegalHolds holds;
    private final Erasures erasures;
    private final Dossiers dossiers;
    private final KnownProposals known;
    private final AuditWords words;
    private final CurrentUsers users;
    private final Members members;
    private final Clock clock;

    RetentionPages(
            RetentionPlan plan,
            LegalHolds holds,
            Erasures erasures,
            Dossiers dossiers,
            KnownProposals known,
            AuditWords words,
            CurrentUsers users,
            Members members,
            Clock clock) {
        this.plan = plan;
        this.holds = holds;
        this.erasures = erasures;
        this.dossiers = dossiers;
        this.known = known;
        this.words = words;
        this.users = users;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable String on, HttpServletResponse response, Model model) {
        try {
            RetentionInput given = new RetentionInput();
            LocalDate day = given.day(on, today());
            given.check();
            return show(day, List.of(), Typed.NOTHING, model);
        } catch (InvalidInput wrong) {
            return refused(wrong, Typed.NOTHING, response, model);
        }
    }

    @PostMapping("/holds")
    String hold(
            @RequestParam(required = false) @Nullable String proposal,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletResponse response,
            Model model) {
        return doing(
                () -> {
                    CurrentUser by = users.get();
                    RetentionInput given = new RetentionInput();
                    UUID id = given.proposal(
                            proposal,
                            reference -> dossiers.findByReference(reference, by)
                                    .or(() -> known.findLeft(reference, by.tenant())));
                    String told = given.reason(reason);
                    given.check();
                    holds.set(id, told, by);
                },
                new Typed("hold", proposal, null, null, reason),
                response,
                model);
    }

    @PostMapping("/holds/{hold}/lifting")
    String lift(
            @PathVariable UUID hold,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletResponse response,
            Model model) {
        return doing(
                () -> {
                    RetentionInput given = new RetentionInput();
                    String told = given.reason(reason);
                    given.check();
                    holds.lift(hold, told, users.get());
                },
                new Typed(hold.toString(), null, null, null, reason),
                response,
                model);
    }

    @PostMapping("/erasures")
    String erase(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String entry,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletResponse response,
            Model model) {
        return doing(
                () -> {
                    RetentionInput given = new RetentionInput();
                    String named = given.person(person);
                    Long position = given.entry(entry);
                    String told = given.reason(reason);
                    given.checkOneOf(named, position);
                    given.check();
                    erasures.request(named, position, told, users.get());
                },
                new Typed("erasure", null, person, entry, reason),
                response,
                model);
    }

    @PostMapping("/erasures/{erasure}/approval")
    String approve(@PathVariable UUID erasure, HttpServletResponse response, Model model) {
        return doing(() -> erasures.approve(erasure, users.get()), Typed.NOTHING, response, model);
    }

    /** What is not there is not found; what is wrong, or not for this person, is told on the page itself. */
    private String doing(Runnable work, Typed typed, HttpServletResponse response, Model model) {
        try {
            work.run();
            return HERE;
        } catch (InvalidInput | Conflict refusal) {
            return refused(refusal, typed, response, model);
        }
    }

    private String refused(Refusal refusal, Typed typed, HttpServletResponse response, Model model) {
        response.setStatus(refusal.status().value());
        List<String> faults = refusal.errors().isEmpty()
                ? List.of(String.valueOf(refusal.getMessage()))
                : refusal.errors().stream().map(FieldError::detail).toList();
        return show(today(), faults, typed, model);
    }

    /** Whoever set, lifted, asked or approved, and whose data it is. */
    private static List<String> persons(List<LegalHold> held, List<Erasure> asked) {
        return Stream.concat(
                        held.stream().flatMap(hold -> Stream.of(hold.setBy(), hold.liftedBy())),
                        asked.stream().flatMap(one -> Stream.of(one.person(), one.requestedBy(), one.approvedBy())))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    private String show(LocalDate day, List<String> faults, Typed typed, Model model) {
        CurrentUser reader = users.get();
        List<PlannedRemoval> removals = plan.list(reader.tenant(), day, SHOWN);
        List<LegalHold> held = holds.list(reader);
        model.addAttribute("day", day);
        model.addAttribute("faults", faults);
        model.addAttribute("typed", typed);
        model.addAttribute("removals", removals);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("holds", held);
        model.addAttribute(
                "addresses",
                addresses(
                        Stream.concat(
                                        removals.stream().map(PlannedRemoval::proposal),
                                        held.stream().map(LegalHold::proposal))
                                .collect(Collectors.toSet()),
                        reader));
        List<Erasure> asked = erasures.list(reader);
        model.addAttribute("erasures", asked);
        model.addAttribute("words", words.naming(persons(held, asked), reader));
        model.addAttribute("asks", reader.isIn("focal-points") || reader.isIn("secretariat"));
        model.addAttribute("approves", reader.isIn("auditors"));
        model.addAttribute("me", reader.engineUserId());
        return "retention/retention";
    }

    /** Of the page on each proposal that this person may open; of one that the country left, that is its auditors' story. */
    private Map<UUID, String> addresses(Set<UUID> proposals, CurrentUser reader) {
        Map<UUID, String> addresses = new HashMap<>();
        if (reader.isIn("auditors")) {
            known.listLeft(proposals, reader.tenant()).forEach(id -> addresses.put(id, "/audit/proposals/" + id));
        }
        dossiers.findReferences(proposals, reader).keySet().forEach(id -> addresses.put(id, "/desk/proposals/" + id));
        return addresses;
    }

    private LocalDate today() {
        return members.getMember(users.get().tenant()).dayOf(clock.instant());
    }

    /** What a refused form held, so that nobody types it again. */
    public record Typed(
            String form,
            @Nullable String proposal,
            @Nullable String person,
            @Nullable String entry,
            @Nullable String reason) {

        static final Typed NOTHING = new Typed("", null, null, null, null);

        /** The reason, where it was typed into this form. */
        public @Nullable String reasonIn(String asked) {
            return form.equals(asked) ? reason : null;
        }
    }
}
