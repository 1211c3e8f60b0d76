package tributary.audit.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.audit.AuditEntry;
import tributary.audit.AuditLog;
import tributary.audit.AuditReader;
import tributary.audit.AuditWords;
import tributary.member.Members;
import tributary.proposal.Dossier;
import tributary.proposal.DossierFilter;
import tributary.proposal.Dossiers;

/** Search over all that a reader's log holds: by proposal, member, person, authority, rule, outcome and time. */
@Controller
@RequestMapping("/audit/entries")
class SearchPages {

    private static final int PAGE = 50;
    private static final List<String> OUTCOMES = List.of(
            "pass",
            "fail",
            "supplement",
            "approve",
            "approve-with-conditions",
            "reject",
            "approved",
            "approved-with-conditions",
            "rejected",
            "permitted",
            "conditional",
            "prohibited",
            "concerns",
            "requests-extension",
            "no-reply",
            "upheld",
            "dismissed",
            "not-allowed",
            "not-found",
            "not-signed-in",
            "missing-in-log",
            "missing-in-tables");

    private final AuditLog log;
    private final AuditReader.Current readers;
    private final Dossiers dossiers;
    private final Members members;
    private final AuditWords words;

    SearchPages(AuditLog log, AuditReader.Current readers, Dossiers dossiers, Members members, AuditWords words) {
        this.log = log;
        this.readers = readers;
        this.dossiers = dossiers;
        this.members = members;
        this.words = words;
    }

    @GetMapping
    String search(
            @ModelAttribute("form") SearchForm form, @RequestParam(defaultValue = "0") String after, Model model) {
        AuditReader reader = readers.get();
        Optional<UUID> proposal = findProposal(SearchForm.text(form.proposal()), reader);
        boolean isFruitless = SearchForm.text(form.proposal()) != null && proposal.isEmpty();
        List<AuditEntry> found = form.isEmpty() || isFruitless
                ? List.of()
                : log.find(
                        reader,
                        form.query(
                                proposal.orElse(null),
                                members.getMember(reader.user().tenant()).timeZone()),
                        number(after),
                        PAGE + 1);
        boolean more = found.size() > PAGE;
        List<AuditEntry> page = more ? found.subList(0, PAGE) : found;
        model.addAttribute("entries", page);
        model.addAttribute("words", words.telling(page, reader.user()));
        model.addAttribute("next", more ? form.next(page.get(PAGE - 1).position()) : null);
        model.addAttribute("members", members.tenants());
        model.addAttribute("outcomes", OUTCOMES);
        model.addAttribute("seesAll", reader.onlyTenant().isEmpty());
        model.addAttribute("asked", !form.isEmpty());
        return "audit/entries";
    }

    /** By id, or by reference. */
    private Optional<UUID> findProposal(@Nullable String typed, AuditReader reader) {
        if (typed == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException reference) {
            return dossiers.list(DossierFilter.parse("", "0").about(typed), reader.user()).proposals().stream()
                    .filter(dossier -> dossier.reference().equalsIgnoreCase(typed))
                    .map(Dossier::id)
                    .findFirst();
        }
    }

    private static long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }
}
