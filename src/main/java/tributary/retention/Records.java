package tributary.retention;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is kept for a period of its own. */
enum Records {
    /** Facts, texts and documents of a proposal, which all who take part share. */
    DOSSIER("dossier"),
    /** What a member's own log tells of a proposal, and what the member's engine remembers of it. */
    LOG("log"),
    /** Who acted, and what persons wrote, beside a member's log. */
    PERSONAL_DATA("personal-data");

    private final String code;

    Records(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
