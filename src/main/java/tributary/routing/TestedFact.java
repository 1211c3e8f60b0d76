package tributary.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.catalogue.Fact;

/**
 * A fact that tables test, and the other values that it could have.
 *
 * @param pointer where it stands in the proposal, or would stand
 * @param value what counts now, be it by default; null when nothing does
 * @param currency in which amounts are compared
 * @param limits numbers that the tables compare it to
 */
record TestedFact(Fact fact, String pointer, @Nullable Object value, String currency, Set<BigDecimal> limits) {

    private static final int MAX_NUMBERS = 36;

    static TestedFact of(Fact fact, String name, String pointer, @Nullable Object value) {
        Object counted = value instanceof ForeignAmount amount ? amount.value() : value;
        return new TestedFact(fact, pointer, counted, fact.currencyOf(name), new TreeSet<>());
    }

    /** What counts now, as a proposal says it; an amount in the currency that it was given in. */
    JsonNode from(ProjectFacts facts) {
        JsonNode given = facts.json().at(pointer);
        return value == null || (fact.type() == Fact.Type.MONEY && given.isObject()) ? given : json(value);
    }

    /** The opposite of a switch, the other choices, the numbers around the limits with the nearest first; none for a fact not known. */
    List<JsonNode> candidates() {
        if (value == null) {
            return List.of();
        }
        return switch (fact.type()) {
            case BOOLEAN -> List.of(BooleanNode.valueOf(!Boolean.TRUE.equals(value)));
            case CHOICE ->
                fact.choices().stream()
                        .filter(choice -> !choice.equals(value))
                        .<JsonNode>map(TextNode::valueOf)
                        .toList();
            case INTEGER, DECIMAL, MONEY ->
                value instanceof BigDecimal number
                        ? around(number).map(this::json).toList()
                        : List.of();
            default -> List.of();
        };
    }

    private Stream<BigDecimal> around(BigDecimal number) {
        return limits.stream()
                .flatMap(limit -> Stream.of(limit, limit.subtract(step()), limit.add(step())))
                .filter(other -> other.compareTo(number) != 0 && fits(other))
                .distinct()
                .sorted(Comparator.comparing(other -> other.subtract(number).abs()))
                .limit(MAX_NUMBERS);
    }

    private boolean fits(BigDecimal number) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        return number.signum() >= 0
                && (fact.max() == null || number.compareTo(fact.max()) <= 0)
                && (isWhole || fact.type() != Fact.Type.INTEGER);
    }

    private BigDecimal step() {
        return switch (fact.type()) {
            case INTEGER -> BigDecimal.ONE;
            case MONEY ->
                BigDecimal.ONE.movePointLeft(Currency.getInstance(currency).getDefaultFractionDigits());
            default -> new BigDecimal("0.01");
        };
    }

    private JsonNode json(Object other) {
        if (other instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        if (other instanceof BigDecimal number) {
            String plain = number.stripTrailingZeros().toPlainString();
            return switch (fact.type()) {
                case INTEGER -> IntNode.valueOf(number.intValue());
                case MONEY ->
                    JsonNodeFactory.instance.objectNode().put("amount", plain).put("currency", currency);
                default -> TextNode.valueOf(plain);
            };
        }
        return TextNode.valueOf(other.toString());
    }
}
