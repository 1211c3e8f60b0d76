package tributary.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with the settings of a demonstration, before anything is connected to. Every start is one for production unless it says
 * otherwise.
 */
@Component
class ProductionCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    static final String DEMONSTRATION = "tributary.demonstration";

    private static final Logger LOG = LoggerFactory.getLogger(ProductionCheck.class);
    private static final int SHORTEST_SECRET = 16;
    private static final String COMMAND_LINE_CLIENT = "tributary-cli";

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment.getProperty(DEMONSTRATION, Boolean.class, false)) {
            LOG.warn("This is a demonstration: its users and secrets are known to everybody ({}=true)", DEMONSTRATION);
            return;
        }
        List<String> faults = listFaults(environment);
        if (!faults.isEmpty()) {
            throw new UnfitForProduction(faults);
        }
    }

    /** What a production start refuses, a line each; each names the setting. */
    static List<String> listFaults(Environment environment) {
        List<String> faults = new ArrayList<>();
        Binder binder = Binder.get(environment);
        Map<String, String> issuers = map(binder, "tributary.identity.issuers");
        Map<String, String> secrets = map(binder, "tributary.identity.client-secrets");
        String keycloak = environment.getProperty("tributary.identity.keycloak", "");
        if (!issuers.keySet().containsAll(secrets.keySet()) || issuers.isEmpty()) {
            addUnlessEncrypted(faults, "tributary.identity.keycloak", keycloak);
        }
        issuers.forEach((code, issuer) -> addUnlessEncrypted(faults, "tributary.identity.issuers." + code, issuer));
        secrets.forEach((code, secret) -> addUnlessSecret(faults, "tributary.identity.client-secrets." + code, secret));
        addUnlessSecret(
                faults, "spring.datasource.password", environment.getProperty("spring.datasource.password", ""));
        addUnlessSecret(faults, "spring.flyway.password", environment.getProperty("spring.flyway.password", ""));
        if (environment
                .getProperty("spring.datasource.username", "")
                .equals(environment.getProperty("spring.flyway.user", ""))) {
            faults.add(
                    "spring.flyway.user is the user that the application works as: the tables need an owner of their own.");
        }
        List<String> clients = binder.bind("tributary.identity.api-clients", Bindable.listOf(String.class))
                .orElse(List.of());
        if (clients.contains(COMMAND_LINE_CLIENT)) {
            faults.add("tributary.identity.api-clients lists " + COMMAND_LINE_CLIENT
                    + ", the client of the demonstration's users: take it out.");
        }
        if (!environment.getProperty("tributary.rate.demonstration", "").isEmpty()) {
            faults.add("tributary.rate.demonstration names made-up exchange rates: unset it.");
        }
        return faults;
    }

    private static Map<String, String> map(Binder binder, String name) {
        return new TreeMap<>(
                binder.bind(name, Bindable.mapOf(String.class, String.class)).orElse(Map.of()));
    }

    private static void addUnlessEncrypted(List<String> faults, String setting, String address) {
        if (!address.toLowerCase(Locale.ROOT).startsWith("https://")) {
            faults.add(setting + " is " + (address.isEmpty() ? "not set" : address)
                    + ": people's passwords and tokens go there, so it has to begin with https://.");
        }
    }

    private static void addUnlessSecret(List<String> faults, String setting, String secret) {
        if (secret.isEmpty()) {
            faults.add(setting + " is not set.");
        } else if (secret.startsWith("local-run-") || secret.contains("Demo-2026")) {
            faults.add(setting + " is that of the demonstration: everybody knows it.");
        } else if (secret.length() < SHORTEST_SECRET) {
            faults.add(setting + " has " + secret.length() + " characters: give it " + SHORTEST_SECRET + " or more.");
        }
    }
}
