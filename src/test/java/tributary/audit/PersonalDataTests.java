package tributary.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.local.Http;

class PersonalDataTests {

    @ParameterizedTest
    @ValueSource(strings = {"findings", "reason", "fileName", "documents", "answers", "rule", "authority", "outcome"})
    void keepsOutOfTheLogWhatSomebodyTyped(String name) {
        PersonalData parted = PersonalData.in(null, Http.readJson("{\"" + name + "\": \"Somebody\", \"task\": \"1\"}"));

        assertThat(parted.lasting()).hasToString("{\"task\":\"1\"}");
        assertThat(parted.commitments().has("/detail/" + name)).isTrue();
        assertThat(parted.salts().has("/detail/" + name)).isTrue();
        assertThat(parted.detail().path(name).asText()).isEqualTo("Somebody");
    }

    @Test
    void leavesInTheLogWhatTheModelsName() {
        PersonalData parted = PersonalData.in(null, Http.readJson("{\"name\": \"Decide for Lao PDR\"}"));

        assertThat(parted.isEmpty()).isTrue();
        assertThat(parted.lasting().path("name").asText()).isEqualTo("Decide for Lao PDR");
    }
}
