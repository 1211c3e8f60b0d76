package tributary.rate;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tributary.tenancy.DeclaredTenants;

/** Enters made-up rates at the start of a local run: {@code member,base,quote,rate,source}, one a line. */
@Component
@EnableConfigurationProperties(RateSettings.class)
class DemonstrationRates implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationRates.class);

    private final RateSettings settings;
    private final RateKeeping keeping;
    private final DeclaredTenants tenants;

    DemonstrationRates(RateSettings settings, RateKeeping keeping, DeclaredTenants tenants) {
        this.settings = settings;
        this.keeping = keeping;
        this.tenants = tenants;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Resource file = settings.demonstration();
        if (file == null) {
            return;
        }
        LOG.warn("Exchange rates for demonstration are in use: they are made up");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            for (CSVRecord row : rows) {
                String member = row.get("member");
                RateInput.Checked rate = new RateInput.Checked(
                        row.get("base"),
                        row.get("quote"),
                        new BigDecimal(row.get("rate")),
                        keeping.today(member),
                        row.get("source"));
                tenants.also(List.of(member), () -> keeping.demonstrate(rate, member));
            }
        }
    }
}
