package tributary.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.member.Members;
import tributary.web.FreeText;

/** Where operators open an emergency access, and where those whose processes they saw are shown it. */
@Controller
@RequestMapping("/emergency-access")
class EmergencyPages {

    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 1000;

    private final EmergencyAccess access;
    private final AuditWords words;
    private final CurrentUsers users;
    private final Members members;
    private final Clock clock;

    EmergencyPages(EmergencyAccess access, AuditWords words, CurrentUsers users, Members members, Clock clock) {
        this.access = access;
        this.words = words;
        this.users = users;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model, Locale locale) {
        return show("", false, model, locale);
    }

    @PostMapping
    String open(
            @RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model, Locale locale) {
        String told = reason.strip();
        if (told.length() < SHORTEST_REASON || told.length() > LONGEST_REASON || !FreeText.isVisible(told, true)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(told, true, model, locale);
        }
        access.open(users.get(), told);
        return "redirect:/emergency-access";
    }

    @PostMapping("/end")
    String end() {
        access.end(users.get());
        return "redirect:/emergency-access";
    }

    private String show(String reason, boolean wrong, Model model, Locale locale) {
        CurrentUser reader = users.get();
        List<EmergencyAccess.Opened> accesses = access.listOf(reader);
        model.addAttribute("accesses", accesses);
        model.addAttribute(
                "words",
                words.naming(
                        accesses.stream().map(EmergencyAccess.Opened::person).toList(), reader));
        model.addAttribute("operator", reader.isIn("operators"));
        model.addAttribute("open", access.isOpen(reader));
        model.addAttribute("minutes", EmergencyAccess.LASTS.toMinutes());
        model.addAttribute("now", clock.instant());
        model.addAttribute("reason", reason);
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "times", new ReaderTimes(members.getMember(reader.tenant()).timeZone(), locale));
        return "audit/emergency";
    }
}
