package tributary.document;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class Scanning {

    private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);

    @Bean
    Scanner scanner(DocumentSettings settings) {
        URI address = settings.scanner();
        if (address == null) {
            LOG.warn(
                    "Uploads are not scanned for viruses: TRIBUTARY_DOCUMENT_SCANNER names no scanner. Documents are marked as unscanned");
            return new NoScanner();
        }
        return new ClamAv(address.getHost(), address.getPort());
    }
}
