package tributary.audit.export;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Objects;

/** The published JSON schema of OCEL 2.0. */
public final class OcelSchema {

    private static final Schema PUBLISHED = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(
                    Objects.requireNonNull(
                            OcelSchema.class.getResourceAsStream("/tributary/audit/ocel20-schema-json.json")),
                    InputFormat.JSON);

    private OcelSchema() {}

    /** Where a file is not what the schema asks, and why; empty where it is. */
    public static List<String> faults(String file) {
        return PUBLISHED
                .validate(
                        file,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }
}
