package tributary.audit.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.audit.AuditLog;
import tributary.audit.AuditQuery;
import tributary.audit.AuditReader;
import tributary.audit.AuditWords;
import tributary.audit.KnownProposals;
import tributary.audit.LogCursor;
import tributary.member.Members;

/** Search over all that a reader's log holds: by proposal, member, person, authority, rule, outcome and time. */
@Controller
@RequestMapping("/audit/entries")
class SearchPages {

    private static final int PAGE = 50;

    private final AuditLog log;
    private final AuditReader.Current readers;
    private final KnownProposals known;
    private final Members members;
    private final AuditWords words;
    private final Outcomes outcomes;
    private final Authorities authorities;
    private final ApplicationEventPublisher events;

    SearchPages(
            AuditLog log,
            AuditReader.Current readers,
            KnownProposals known,
            Members members,
            AuditWords words,
            Outcomes outcomes,
            Authorities authorities,
            ApplicationEventPublisher events) {
        this.log = log;
        this.readers = readers;
        this.known = known;
        this.members = members;
        this.words = words;
        this.outcomes = outcomes;
        this.authorities = authorities;
        this.events = events;
    }

    @GetMapping
    String search(
            @ModelAttribute("form") SearchForm form, @RequestParam(defaultValue = "0") String after, Model model) {
        AuditReader reader = readers.get();
        Optional<UUID> proposal = findProposal(SearchForm.text(form.proposal()), reader);
        String member = SearchForm.text(form.member());
        boolean isFruitless = (SearchForm.text(form.proposal()) != null && proposal.isEmpty())
                || (member != null && members.findMember(member).isEmpty());
        AuditLog.Part part = form.isEmpty() || form.isUnreadable() || isFruitless
                ? new AuditLog.Part(List.of(), null)
                : find(form, proposal.orElse(null), after, reader);
        model.addAttribute("entries", part.entries());
        model.addAttribute("words", words.telling(part.entries(), reader.user()));
        model.addAttribute("next", part.next() == null ? null : form.next(part.next()));
        model.addAttribute("members", members.tenants());
        model.addAttribute("outcomes", outcomes.byWords(SearchForm.text(form.outcome())));
        model.addAttribute("authorities", authorities.list(reader));
        model.addAttribute("seesAll", reader.onlyTenant().isEmpty());
        model.addAttribute("asked", !form.isEmpty() && !form.isUnreadable());
        return "audit/entries";
    }

    private AuditLog.Part find(SearchForm form, @Nullable UUID proposal, String after, AuditReader reader) {
        AuditQuery query = form.query(proposal, members.getMember(reader.user().tenant()));
        AuditLog.Part part = log.find(reader, query, LogCursor.parse(after).orElse(LogCursor.START), PAGE);
        events.publishEvent(log.searched(reader, query));
        return part;
    }

    /** By id, or by reference. */
    private Optional<UUID> findProposal(@Nullable String typed, AuditReader reader) {
        if (typed == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException reference) {
            return known.findByReference(typed, reader);
        }
    }
}
