package tributary.routing;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import tributary.rate.DatedRates;
import tributary.rate.RateSource;
import tributary.rate.ReferenceRate;

/** Reference rates without a database. */
final class Rates {

    private Rates() {}

    static DatedRates none() {
        return Routings.rates((member, currency, other, day) -> List.of());
    }

    /** Rates of one member, each written {@code USD/THB 36.52 2026-11-24}; with {@code demo} at its end, for demonstration. */
    static RateSource of(String member, String... lines) {
        List<ReferenceRate> rates = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("[ /]", -1);
            rates.add(new ReferenceRate(
                    new UUID(0x7000, rates.size()),
                    member,
                    words[0],
                    words[1],
                    new BigDecimal(words[2]),
                    LocalDate.parse(words[3]),
                    "Central bank",
                    words.length > 4,
                    member + ".focal",
                    Instant.EPOCH.plusSeconds(rates.size())));
        }
        return (asked, currency, other, day) -> rates.stream()
                .filter(rate -> rate.member().equals(asked))
                .filter(rate -> rate.demonstration() || !rate.day().isAfter(day))
                .toList();
    }

    /** The made-up rates of a local run. */
    static final class Kept implements RateSource {

        private final Map<String, RateSource> rates = new HashMap<>();

        Kept() throws IOException {
            Map<String, List<String>> lines = new HashMap<>();
            new ClassPathResource("tributary/local/demonstration-rates.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(words -> lines.computeIfAbsent(words[0], it -> new ArrayList<>())
                            .add("%s/%s %s 2026-11-24 demo".formatted(words[1], words[2], words[3])));
            lines.forEach((member, its) -> rates.put(member, of(member, its.toArray(String[]::new))));
        }

        @Override
        public List<ReferenceRate> listNewest(String member, String currency, String other, LocalDate day) {
            return Objects.requireNonNull(rates.get(member), member).listNewest(member, currency, other, day);
        }
    }
}
