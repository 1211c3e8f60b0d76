package tributary.catalogue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Every fact that a proposal can tell: {@code processes/joint/facts.yaml} and the measures of the activity catalogue. One name, one meaning.
 */
@Component
public class FactDictionary {

    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final List<Fact> amounts = new ArrayList<>();

    FactDictionary(Activities activities) {
        for (Fact fact : Dictionary.read().facts()) {
            add(withCatalogue(fact, activities));
        }
        for (Measure measure : activities.measures()) {
            add(new Fact(
                    measure.variable(),
                    "/size/" + measure.code(),
                    Fact.Type.DECIMAL,
                    null,
                    null,
                    null,
                    false,
                    false,
                    null,
                    false,
                    measure.unit(),
                    measure.label(),
                    measure.meaning()));
        }
    }

    /** Reads the dictionary. */
    public static FactDictionary read() {
        return new FactDictionary(Activities.read());
    }

    /** All facts, in the dictionary's order. */
    public List<Fact> all() {
        return List.copyOf(facts.values());
    }

    /** The fact that decision tables know by this name; an amount has a name for each currency, {@code investmentUsd} and {@code investmentThb}. */
    public Optional<Fact> findFact(String name) {
        Fact fact = facts.get(name);
        return fact != null
                ? Optional.of(fact)
                : amounts.stream().filter(amount -> amount.isAmountNamed(name)).findFirst();
    }

    private void add(Fact fact) {
        if (facts.put(fact.name(), fact) != null) {
            throw new IllegalStateException("The fact " + fact.name() + " stands twice in the dictionary");
        }
        if (fact.type() == Fact.Type.MONEY) {
            amounts.add(fact);
        }
    }

    private static Fact withCatalogue(Fact fact, Activities activities) {
        return switch (fact.name()) {
            case "sector" -> withValues(fact, activities.sectors());
            case "activity" ->
                withValues(fact, activities.all().stream().map(Activity::code).toList());
            default -> fact;
        };
    }

    private static Fact withValues(Fact fact, List<String> values) {
        return new Fact(
                fact.name(),
                fact.pointer(),
                fact.type(),
                values,
                fact.defaultValue(),
                fact.derived(),
                fact.absent(),
                fact.required(),
                fact.max(),
                fact.lines(),
                fact.unit(),
                fact.label(),
                fact.meaning());
    }

    record Dictionary(List<Fact> facts) {

        static Dictionary read() {
            try (var stream = new ClassPathResource("processes/joint/facts.yaml").getInputStream()) {
                return YAMLMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .readValue(stream, Dictionary.class);
            } catch (IOException failure) {
                throw new UncheckedIOException("The fact dictionary cannot be read", failure);
            }
        }
    }
}
