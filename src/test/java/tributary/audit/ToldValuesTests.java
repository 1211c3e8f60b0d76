package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tributary.local.TributaryTest;

/** How auditors read what tables, forms and processes hold. */
@TributaryTest
class ToldValuesTests {

    private final CodeWords codes;

    @Autowired
    ToldValuesTests(CodeWords codes) {
        this.codes = codes;
    }

    @Test
    void daysAndCodesAreWordsAndWhatPeopleTypedIsNot() {
        assertThat(codes.plainly("2026-11-29")).isEqualTo("29 November 2026");
        assertThat(codes.plainly("2026-99-99")).isEqualTo("2026-99-99");
        assertThat(codes.plainly("tax-exemption")).isEqualTo("Exemption from income tax");
        assertThat(codes.plainly("Bank of the south, 2nd branch")).isEqualTo("Bank of the south, 2nd branch");
    }

    @Test
    void listsAndWhatIsInThemAreToldInWords() {
        assertThat(told("financingSources", "[\"aiib\",\"equity\"]"))
                .isEqualTo("Asian Infrastructure Investment Bank (AIIB), Own equity");
        assertThat(
                        told(
                                "financing",
                                "[{\"source\":\"aiib\",\"sovereignGuarantee\":true,\"kind\":\"project-finance\",\"offshore\":null}]"))
                .isEqualTo(
                        "Source: Asian Infrastructure Investment Bank (AIIB); State guarantee: Yes; Kind: Project finance");
        assertThat(told("hostCountries", "[\"la\",\"vn\"]")).isEqualTo("Lao PDR, Viet Nam");
    }

    private String told(String name, String value) {
        try {
            return codes.value("la", name, new ObjectMapper().readTree(value), step -> step);
        } catch (JsonProcessingException invalid) {
            throw new AssertionError(invalid);
        }
    }
}
