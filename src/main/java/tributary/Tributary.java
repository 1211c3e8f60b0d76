package tributary;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the application. */
@SpringBootApplication
@EnableScheduling
public class Tributary {

    public static void main(String[] arguments) {
        SpringApplication.run(Tributary.class, arguments);
    }

    /** The one source of time; what models call {@code clock} is another bean. */
    @Bean
    Clock systemClock() {
        return Clock.systemUTC();
    }
}
