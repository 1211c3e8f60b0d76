package tributary.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ \"b\": [1, 2.50, true, null], \"a\": {} } | {\"a\":{},\"b\":[1,2.50,true,null]}",
                "{\"\\u20ac\":1,\"\\r\":2,\"1\":3,\"\\u00f6\":4} | {\"\\r\":2,\"1\":3,\"ö\":4,\"€\":1}",
                "\"\\u000f \\n / \\\" \\\\ ລາວ\" | \"\\u000f \\n / \\\" \\\\ ລາວ\"",
                "123456789012345678901234567890 | 123456789012345678901234567890",
                "1E3 | 1000",
                "0.10 | 0.10"
            })
    void hasOneFormForEveryValue(String json, String canonical) {
        assertThat(new String(CanonicalJson.bytes(LeafEncoding.parse(json)), StandardCharsets.UTF_8))
                .isEqualTo(canonical);
    }
}
