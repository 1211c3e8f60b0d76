package tributary.audit.figures;

import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tributary.audit.AuditReader;
import tributary.audit.DeployedModels;
import tributary.web.NotFound;

/** Pictures over many reviews: where they pass and where they wait. */
@Controller
@RequestMapping("/audit/figures")
class FigurePages {

    private final Figures figures;
    private final Terms terms;
    private final AuditReader.Current readers;
    private final DeployedModels models;

    FigurePages(Figures figures, Terms terms, AuditReader.Current readers, DeployedModels models) {
        this.figures = figures;
        this.terms = terms;
        this.readers = readers;
        this.models = models;
    }

    @GetMapping
    String overview(Model model) {
        model.addAttribute("processes", figures.processes(readers.get()));
        model.addAttribute("terms", terms.count(readers.get()));
        return "audit/figures";
    }

    @GetMapping("/process")
    String heat(
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "frequency") String by,
            Model model) {
        ProcessFigure figure = get(tenant, process);
        List<StepFigure> steps = figures.steps(readers.get(), figure);
        model.addAttribute("process", figure);
        model.addAttribute("steps", steps);
        model.addAttribute("byDuration", by.equals("duration"));
        model.addAttribute("heat", StepFigure.heat(steps, by.equals("duration")));
        return "audit/heat";
    }

    @GetMapping("/process/model")
    ResponseEntity<InputStreamResource> model(
            @RequestParam(defaultValue = "") String tenant, @RequestParam(defaultValue = "") String process) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(new InputStreamResource(models.open(get(tenant, process).definitionId())));
    }

    private ProcessFigure get(String tenant, String process) {
        return figures.find(readers.get(), tenant, process)
                .orElseThrow(() -> new NotFound("There is no such process here."));
    }
}
