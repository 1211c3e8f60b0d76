package tributary.rate;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import tributary.identity.CurrentUser;
import tributary.identity.CurrentUsers;
import tributary.identity.HttpRules;
import tributary.member.Member;
import tributary.member.Members;
import tributary.web.FieldError;
import tributary.web.InvalidInput;

/** The rates of a member as its officials read them, and as its focal points add to them. */
@Controller
@RequestMapping("/desk/exchange-rates")
class RatePages {

    private static final int SHOWN = 100;
    private static final String FOCAL_POINT = "FOCAL_POINT";
    private static final String[] READERS = {FOCAL_POINT, "REVIEWER", "APPROVER", "AUDITOR"};

    private final ReferenceRates rates;
    private final RateKeeping keeping;
    private final Members members;
    private final CurrentUsers users;

    RatePages(ReferenceRates rates, RateKeeping keeping, Members members, CurrentUsers users) {
        this.rates = rates;
        this.keeping = keeping;
        this.members = members;
        this.users = users;
    }

    @GetMapping
    ModelAndView show(@RequestParam(required = false) @Nullable Integer added) {
        ModelAndView page = page(
                HttpStatus.OK,
                new RateInput(
                        null, null, null, keeping.today(users.get().tenant()).toString(), null),
                List.of(),
                List.of());
        page.addObject("added", added);
        return page;
    }

    @PostMapping
    Object enter(
            @RequestParam(required = false) @Nullable String base,
            @RequestParam(required = false) @Nullable String quote,
            @RequestParam(required = false) @Nullable String rate,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String source) {
        RateInput typed = new RateInput(base, quote, rate, day, source);
        try {
            keeping.enter(typed.tidied(), users.get());
        } catch (InvalidInput refusal) {
            return page(refusal.status(), typed, refusal.errors(), List.of());
        }
        return "redirect:/desk/exchange-rates?added=1";
    }

    @PostMapping("/imports")
    Object importFile(@RequestPart(required = false) @Nullable MultipartFile file) throws IOException {
        CurrentUser user = users.get();
        RateInput empty =
                new RateInput(null, null, null, keeping.today(user.tenant()).toString(), null);
        if (file == null || file.isEmpty()) {
            return page(
                    HttpStatus.BAD_REQUEST,
                    empty,
                    List.of(),
                    List.of(new FieldError("/file", "Choose a CSV file, and not an empty one.")));
        }
        try {
            int added = keeping.importFile(content(file), user).size();
            return "redirect:/desk/exchange-rates?added=" + added;
        } catch (InvalidInput refusal) {
            return page(refusal.status(), empty, List.of(), refusal.errors());
        }
    }

    /** No more of a file than shows that it is too large. */
    static byte[] content(MultipartFile file) throws IOException {
        try (InputStream stream = file.getInputStream()) {
            return stream.readNBytes(RateFile.MAX_BYTES + 1);
        }
    }

    private ModelAndView page(
            HttpStatus status, RateInput typed, List<FieldError> errors, List<FieldError> fileErrors) {
        CurrentUser user = users.get();
        Member member = members.getMember(user.tenant());
        ModelAndView page = new ModelAndView("rate/rates");
        page.setStatus(status);
        page.addObject("country", member.name());
        page.addObject("maxAge", member.rateMaxAgeWorkingDays());
        page.addObject("rates", rates.list(member.code(), null, null, null, SHOWN));
        page.addObject("shown", SHOWN);
        page.addObject("mayEnter", user.isIn("focal-points"));
        page.addObject("typed", typed);
        page.addObject("currencies", currencies(typed));
        page.addObject("errors", errors);
        page.addObject("wrong", FieldError.byField(errors));
        page.addObject("fileErrors", fileErrors);
        return page;
    }

    private List<String> currencies(RateInput typed) {
        return Stream.of(
                        members.tenants().stream().flatMap(member -> member.currencies().stream()),
                        Stream.of("EUR"),
                        Stream.of(typed.base(), typed.quote()).filter(Objects::nonNull))
                .flatMap(codes -> codes)
                .filter(code -> !code.isBlank())
                .distinct()
                .sorted()
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Rules {

        @Bean
        HttpRules exchangeRateRules() {
            var paths = PathPatternRequestMatcher.withDefaults();
            return requests -> requests.requestMatchers(
                            paths.matcher(HttpMethod.POST, "/api/exchange-rates"),
                            paths.matcher(HttpMethod.POST, "/api/exchange-rates/imports"),
                            paths.matcher(HttpMethod.POST, "/desk/exchange-rates"),
                            paths.matcher(HttpMethod.POST, "/desk/exchange-rates/imports"))
                    .hasRole(FOCAL_POINT)
                    .requestMatchers(
                            paths.matcher("/api/exchange-rates"),
                            paths.matcher("/api/exchange-rates/{id}"),
                            paths.matcher(HttpMethod.GET, "/desk/exchange-rates"))
                    .hasAnyRole(READERS);
        }
    }
}
