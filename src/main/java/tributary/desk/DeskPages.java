package tributary.desk;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tributary.catalogue.FactSheet;
import tributary.identity.CurrentUsers;
import tributary.identity.HttpRules;
import tributary.proposal.Dossier;
import tributary.proposal.Dossiers;

/** The dossier as officials of a participating country, and the secretariat, read it. */
@Controller
@RequestMapping("/desk/proposals/{id}")
class DeskPages {

    private final Dossiers dossiers;
    private final FactSheet facts;
    private final CurrentUsers users;

    DeskPages(Dossiers dossiers, FactSheet facts, CurrentUsers users) {
        this.dossiers = dossiers;
        this.facts = facts;
        this.users = users;
    }

    @GetMapping
    String dossier(@PathVariable UUID id, Model model) {
        Dossier dossier = dossiers.getDossier(id, users.get());
        model.addAttribute("dossier", dossier);
        model.addAttribute("facts", facts.describe(dossier.facts()));
        return "desk/dossier";
    }

    @GetMapping("/documents/{documentId}")
    ResponseEntity<InputStreamResource> document(@PathVariable UUID id, @PathVariable UUID documentId) {
        return dossiers.openDocument(id, documentId, users.get()).toResponse();
    }

    @Configuration(proxyBeanMethods = false)
    static class Rules {

        @Bean
        HttpRules deskHttpRules() {
            return requests -> requests.requestMatchers("/desk/proposals/**")
                    .hasAnyRole("FOCAL_POINT", "REVIEWER", "APPROVER", "AUDITOR", "JOINT_AUDITOR", "SECRETARIAT");
        }
    }
}
