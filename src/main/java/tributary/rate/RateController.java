package tributary.rate;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tributary.identity.CurrentUsers;
import tributary.quantity.Money;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.NotFound;
import tributary.web.ProblemType;

/** A member's own reference rates for programs: officials read them, focal points add to them. */
@RestController
@RequestMapping(path = "/api/exchange-rates", produces = MediaType.APPLICATION_JSON_VALUE)
class RateController {

    private static final int MAX_LIMIT = 500;

    private final ReferenceRates rates;
    private final RateKeeping keeping;
    private final CurrentUsers users;

    RateController(ReferenceRates rates, RateKeeping keeping, CurrentUsers users) {
        this.rates = rates;
        this.keeping = keeping;
        this.users = users;
    }

    @GetMapping
    @Operation(summary = "Reference exchange rates of the caller's country, the last entered first")
    Page list(
            @Parameter(description = "only rates of this currency, ISO 4217") @RequestParam(required = false) @Nullable
                    String base,
            @Parameter(description = "only rates in this currency, ISO 4217") @RequestParam(required = false) @Nullable
                    String quote,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    UUID after,
            @Parameter(description = "rates a page, 1 to 500") @RequestParam(defaultValue = "100") int limit) {
        List<FieldError> errors = new ArrayList<>();
        checkCurrency("base", base, errors);
        checkCurrency("quote", quote, errors);
        if (limit < 1 || limit > MAX_LIMIT) {
            errors.add(new FieldError("/limit", "Limit is " + limit + ": give 1 to " + MAX_LIMIT + " rates."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_PARAMETER, errors);
        }
        List<ReferenceRate> found = rates.list(users.get().tenant(), base, quote, after, limit + 1);
        boolean more = found.size() > limit;
        List<ReferenceRate> page = more ? found.subList(0, limit) : found;
        return new Page(
                page.stream().map(View::of).toList(), more ? page.get(limit - 1).id() : null);
    }

    private static void checkCurrency(String name, @Nullable String code, List<FieldError> errors) {
        if (code != null && !Money.isCurrency(code)) {
            errors.add(new FieldError("/" + name, "“" + code + "” is no ISO 4217 code, such as USD."));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "One reference exchange rate of the caller's country")
    View get(@PathVariable UUID id) {
        return rates.find(users.get().tenant(), id)
                .map(View::of)
                .orElseThrow(() -> new NotFound("There is no exchange rate " + id + " here."));
    }

    @PostMapping
    @Operation(
            summary = "Adds a reference exchange rate to those of the caller's country",
            description =
                    "One unit of `base` is worth `rate` units of `quote` on that day. A rate is never changed: a correction is a new one"
                            + " of the same day, and the last entered counts.")
    ResponseEntity<View> enter(@RequestBody Body body) {
        View entered = View.of(keeping.enter(body.input(), users.get()));
        return ResponseEntity.created(URI.create("/api/exchange-rates/" + entered.id()))
                .body(entered);
    }

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Adds all rates of a CSV file, or none",
            description =
                    "UTF-8, at most 1 MB and 5,000 rates: a line with the column names `base,quote,rate,day,source` in any order, then one"
                            + " rate a line. When a line is wrong, nothing is added, and the answer tells all findings with pointers such as"
                            + " `/lines/3/rate`.")
    Imported importFile(@RequestPart(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null) {
            throw new InvalidInput(
                    ProblemType.INVALID_EXCHANGE_RATES, "/file", "The file is missing. Send it as the part \"file\".");
        }
        return imported(RatePages.content(file));
    }

    @PostMapping(path = "/imports", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds all rates of a CSV body, or none")
    Imported importBody(@RequestBody byte[] content) {
        return imported(content);
    }

    private Imported imported(byte[] content) {
        List<View> added =
                keeping.importFile(content, users.get()).stream().map(View::of).toList();
        return new Imported(added.size(), added);
    }

    /** What a client sends. */
    record Body(
            @Nullable String base,
            @Nullable String quote,
            @Nullable String rate,
            @Nullable String day,
            @Nullable String source) {

        RateInput input() {
            return new RateInput(base, quote, rate, day, source);
        }
    }

    /** What an import added. */
    record Imported(int imported, List<View> rates) {}

    /**
     * A part of the rates.
     *
     * @param next goes into {@code after} for the part that follows; null at the end
     */
    record Page(List<View> rates, @Nullable UUID next) {}

    /** A rate as clients see it. */
    record View(
            UUID id,
            String member,
            String base,
            String quote,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
            LocalDate day,
            String source,
            boolean demonstration,
            String enteredBy,
            OffsetDateTime enteredAt) {

        static View of(ReferenceRate rate) {
            return new View(
                    rate.id(),
                    rate.member(),
                    rate.base(),
                    rate.quote(),
                    rate.rate(),
                    rate.day(),
                    rate.source(),
                    rate.demonstration(),
                    rate.enteredBy(),
                    rate.enteredAt().atOffset(ZoneOffset.UTC));
        }
    }
}
