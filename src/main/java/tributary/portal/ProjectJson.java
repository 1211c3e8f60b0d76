package tributary.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tributary.catalogue.Fact;

/** Puts what was typed into a project's JSON. What cannot be right is put in as it was typed, so that the one validation tells of it. */
final class ProjectJson {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

    private ProjectJson() {}

    /** Replaces one fact; an empty input takes it out. */
    static void put(ObjectNode project, String pointer, Fact.Type type, MultiValueMap<String, String> inputs) {
        if (type == Fact.Type.MONEY) {
            putMoney(project, pointer, text(inputs, pointer + "/amount"), text(inputs, pointer + "/currency"));
            return;
        }
        if (type == Fact.Type.COUNTRIES) {
            ArrayNode countries = JsonNodeFactory.instance.arrayNode();
            inputs.getOrDefault(pointer, List.of()).stream()
                    .filter(code -> !code.isBlank())
                    .forEach(countries::add);
            set(project, pointer, countries.isEmpty() ? null : countries);
            return;
        }
        String text = text(inputs, pointer);
        set(project, pointer, text.isEmpty() ? null : value(type, text));
    }

    private static void putMoney(ObjectNode project, String pointer, String amount, String currency) {
        if (amount.isEmpty()) {
            set(project, pointer, null);
            return;
        }
        ObjectNode money = JsonNodeFactory.instance.objectNode();
        money.put("amount", amount);
        money.put("currency", currency);
        set(project, pointer, money);
    }

    private static JsonNode value(Fact.Type type, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (type == Fact.Type.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            return nodes.booleanNode(text.equals("true"));
        }
        if (type == Fact.Type.INTEGER && WHOLE_NUMBER.matcher(text).matches()) {
            return nodes.numberNode(new BigInteger(text));
        }
        return nodes.textNode(text);
    }

    /** Sets a member, or takes it and parents that are left empty out when the value is null. */
    static void set(ObjectNode project, String pointer, @Nullable JsonNode value) {
        String[] path = pointer.substring(1).split("/", -1);
        set(project, path, 0, value);
    }

    private static void set(ObjectNode object, String[] path, int depth, @Nullable JsonNode value) {
        String name = path[depth];
        if (depth == path.length - 1) {
            if (value == null) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
            return;
        }
        JsonNode child = object.get(name);
        if (!(child instanceof ObjectNode)) {
            if (value == null) {
                return;
            }
            child = object.putObject(name);
        }
        set((ObjectNode) child, path, depth + 1, value);
        if (child.isEmpty()) {
            object.remove(name);
        }
    }

    /** What was typed, without the spaces around it and those that group digits. */
    static String text(MultiValueMap<String, String> inputs, String name) {
        String text = inputs.getFirst(name);
        return text == null ? "" : text.strip().replace("\r\n", "\n");
    }
}
