package tributary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL is made of literals and constants; what comes from outside goes in as a parameter. */
class SqlRulesTests {

    /** Statements put together from literals as conditions apply: read these with care. */
    private static final Set<String> PUT_TOGETHER = Set.of(
            "AuditLog.java", "DirectoryLookup.java", "ProposalSearch.java", "ReferenceRates.java", "ReviewRows.java");

    private static final Pattern CALL = Pattern.compile(
            "\\.(?:sql|prepareStatement|prepareCall|nativeSQL|batchUpdate|queryForList|queryForObject)\\(");
    private static final Pattern LITERAL = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern CONSTANTS = Pattern.compile("[\\s+]|\\b[A-Z][A-Z0-9_]*\\b");

    @Test
    void takesOnlyLiteralsAndConstants() throws IOException {
        Set<String> others = new TreeSet<>();
        for (Path source : sources()) {
            String code = Files.readString(source);
            String blanked = LITERAL.matcher(code)
                    .replaceAll(literal -> " ".repeat(literal.group().length()));
            Matcher call = CALL.matcher(blanked);
            while (call.find()) {
                if (!CONSTANTS
                        .matcher(firstArgument(blanked, call.end()))
                        .replaceAll("")
                        .isEmpty()) {
                    others.add(source.getFileName().toString());
                }
            }
        }

        assertThat(others).isEqualTo(new TreeSet<>(PUT_TOGETHER));
    }

    @Test
    void runsNoStatementWithoutParameters() {
        noClasses()
                .that()
                .haveNameNotMatching("tributary\\.engine\\.EngineTables")
                .should()
                .callMethod(Statement.class, "execute", String.class)
                .orShould()
                .callMethod(Statement.class, "executeQuery", String.class)
                .orShould()
                .callMethod(Statement.class, "executeUpdate", String.class)
                .orShould()
                .callMethod(Statement.class, "addBatch", String.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("tributary"));
    }

    private static String firstArgument(String code, int begin) {
        int depth = 0;
        for (int at = begin; at < code.length(); at++) {
            char here = code.charAt(at);
            if (here == '(') {
                depth++;
            } else if ((here == ')' && depth-- == 0) || (here == ',' && depth == 0)) {
                return code.substring(begin, at);
            }
        }
        return code.substring(begin);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
