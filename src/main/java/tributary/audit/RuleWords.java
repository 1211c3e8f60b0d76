package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.proposal.ReviewWords;
import tributary.routing.TableWords;

/** Says in a reader's language what rules and their tables tell. */
public final class RuleWords {

    // In the order of telling: a table answers one or two of them.
    private static final List<String> SUMMARIES = List.of(
            "requirement", "kind", "instrument", "category", "result", "procedure", "part", "reviewBody", "outcome");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final ReviewWords words;
    private final CodeWords codes;
    private final TableWords tables;
    private final BinaryOperator<String> step;

    /**
     * @param step what a country's process calls a step, by country and step
     */
    RuleWords(ReviewWords words, CodeWords codes, TableWords tables, BinaryOperator<String> step) {
        this.words = words;
        this.codes = codes;
        this.tables = tables;
        this.step = step;
    }

    /** What the rule comes to, in a line: the first thing that its table answers, and who is competent. */
    public String summary(RuleFired fired) {
        String what = SUMMARIES.stream()
                .filter(fired.outputs()::containsKey)
                .findFirst()
                .map(output -> output(fired, output))
                .orElse("");
        return fired.authority() == null ? what : what.isEmpty() ? fired.authority() : what + "; " + fired.authority();
    }

    /** A rule by its identifier; a row of the steps' table, which is no rule of law, by the step's name. */
    public String rule(RuleFired fired) {
        JsonNode key = fired.outputs().get("step");
        boolean isOfLaw = Character.isUpperCase(fired.rule().charAt(0));
        return isOfLaw || key == null ? fired.rule() : step.apply(fired.member(), key.asText());
    }

    /** The table that a rule stands in: "Legal framework: Sector licences". */
    public String table(RuleFired fired) {
        String file = fired.table().replaceFirst("#.*$", "");
        String named = words.code("audit.file", file);
        return tables.findName(fired.member(), fired.table())
                .filter(name -> !name.equals(named))
                .map(name -> named + ": " + name)
                .orElse(named);
    }

    /** What a table's column is called. */
    public String column(String name) {
        return codes.column(name);
    }

    /** What a rule read in a column. */
    public String input(RuleFired fired, String label) {
        String variable =
                tables.findVariable(fired.member(), fired.table(), label).orElse(label);
        return value(fired.member(), variable, fired.inputs().get(label));
    }

    /** What a rule answered in a column. */
    public String output(RuleFired fired, String name) {
        return value(fired.member(), name, fired.outputs().get(name));
    }

    /** What a cell of a decision table asks or answers, without the signs of its language: {@code "hydropower", "port"}. */
    public String cell(RuleFired fired, String column, String text) {
        if (text.isEmpty() || text.equals("[]")) {
            return "–";
        }
        return QUOTED.matcher(codes.plainly(text))
                .replaceAll(quoted ->
                        Matcher.quoteReplacement(value(fired.member(), column, TextNode.valueOf(quoted.group(1)))));
    }

    private String value(String member, String name, @Nullable JsonNode value) {
        return value == null ? "" : codes.value(member, name, value, key -> step.apply(member, key));
    }
}
