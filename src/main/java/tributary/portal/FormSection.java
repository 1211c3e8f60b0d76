package tributary.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sections of the guided form, in the order in which they are asked. */
enum FormSection {
    PROJECT("project"),
    PLACE("place"),
    SIZE("size"),
    WATER("water"),
    MONEY("money"),
    LOCALIZATION("localization"),
    CIRCUMSTANCES("circumstances"),
    STATEMENTS("statements");

    private final String code;

    FormSection(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    Optional<FormSection> next() {
        List<FormSection> order = List.of(values());
        return order.stream().skip(order.indexOf(this) + 1L).findFirst();
    }

    static Optional<FormSection> find(String code) {
        return Arrays.stream(values())
                .filter(section -> section.code.equals(code))
                .findFirst();
    }

    /** The section that asks for what a pointer names. */
    static FormSection of(String pointer) {
        String head = pointer.isEmpty() ? "" : pointer.substring(1).split("/", 2)[0];
        return switch (head) {
            case "siting" -> PLACE;
            case "size" -> SIZE;
            case "mekongWaterUse" -> WATER;
            case "investment", "foreignOwnershipPercent", "concessionYears", "financing" -> MONEY;
            case "localization" -> LOCALIZATION;
            case "circumstances" -> CIRCUMSTANCES;
            case "technologyTransfer", "benefitStatement" -> STATEMENTS;
            default -> PROJECT;
        };
    }
}
