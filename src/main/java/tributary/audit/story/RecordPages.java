package tributary.audit.story;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tributary.audit.AuditEntry;
import tributary.audit.AuditLog;
import tributary.audit.AuditReader;
import tributary.audit.AuditWords;
import tributary.audit.DecidedTables;
import tributary.audit.KnownProposal;
import tributary.audit.KnownProposals;
import tributary.audit.RuleFired;
import tributary.catalogue.FactSheet;
import tributary.member.Member;
import tributary.member.Members;
import tributary.proposal.Proposals;
import tributary.proposal.ReviewStep;
import tributary.web.NotFound;

/** One proposal's record beside its story: who held the ball, revisions, documents, readers, variables, and the table behind each rule. */
@Controller
@RequestMapping("/audit/proposals/{id}")
class RecordPages {

    private final AuditLog log;
    private final AuditReader.Current readers;
    private final KnownProposals known;
    private final Proposals proposals;
    private final AuditWords words;
    private final Holdings holdings;
    private final DecidedTables tables;
    private final FactSheet facts;
    private final Members members;
    private final Clock clock;

    RecordPages(
            AuditLog log,
            AuditReader.Current readers,
            KnownProposals known,
            Proposals proposals,
            AuditWords words,
            Holdings holdings,
            DecidedTables tables,
            FactSheet facts,
            Members members,
            Clock clock) {
        this.log = log;
        this.readers = readers;
        this.known = known;
        this.proposals = proposals;
        this.words = words;
        this.holdings = holdings;
        this.tables = tables;
        this.facts = facts;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping("/record")
    String record(@PathVariable UUID id, Model model) {
        List<AuditEntry> entries = log.getEntries(readers.get(), id);
        KnownProposal proposal = known.get(id, readers.get(), entries);
        List<AuditEntry> inTime = AuditEntry.inTime(entries);
        List<Holding> held = holdings.listFrom(entries, authorities(id));
        model.addAttribute("proposal", proposal);
        model.addAttribute(
                "words",
                words.telling(entries, proposal.reference(), readers.get().user()));
        model.addAttribute("holdings", held);
        model.addAttribute(
                "chart",
                LaneChart.of(
                        Stream.concat(members.all().stream().map(Member::code), Stream.of(Member.JOINT))
                                .toList(),
                        proposal.reviewsIn(entries),
                        held,
                        entries,
                        proposal.concludedAt(),
                        clock.instant()));
        model.addAttribute("revisions", Revision.listFrom(entries, facts));
        model.addAttribute("papers", DossierPaper.listFrom(entries, proposal));
        model.addAttribute("emptiedAt", DossierPaper.findRemoval(entries));
        model.addAttribute("readers", Reader.listFrom(inTime));
        model.addAttribute("variables", RecordedVariable.listFrom(inTime));
        return "audit/record";
    }

    /** Of every task that was opened, done or not. */
    private Map<String, String> authorities(UUID id) {
        return proposals.listSteps(id).stream()
                .collect(Collectors.toMap(ReviewStep::taskId, ReviewStep::authority, (one, same) -> one));
    }

    @GetMapping("/rules/{position}")
    String rule(@PathVariable UUID id, @PathVariable String position, Model model) {
        AuditEntry entry = log.findEntry(readers.get(), id, position)
                .filter(found -> RuleFired.TABLES.contains(found.type()))
                .orElseThrow(() -> new NotFound("No such rule fired here."));
        RuleFired fired = RuleFired.from(entry);
        KnownProposal proposal = known.get(id, readers.get());
        model.addAttribute("proposal", proposal);
        model.addAttribute(
                "words",
                words.telling(
                        List.of(entry), proposal.reference(), readers.get().user()));
        model.addAttribute("fired", fired);
        model.addAttribute(
                "table",
                tables.find(fired.member(), fired.table().replaceFirst("#.*$", ""), fired.version())
                        .flatMap(file -> RuleTable.read(
                                new ByteArrayInputStream(file), fired.table().replaceFirst("^.*#", "")))
                        .orElse(null));
        return "audit/rule";
    }
}
