package tributary.catalogue;

/**
 * How the size of an activity is told.
 *
 * @param code as in a proposal's {@code size}: {@code installed-capacity}
 * @param unit the only one that is taken: {@code MW}
 * @param meaning for readers
 */
public record Measure(String code, String unit, String meaning) {

    /** Its name in decision tables: {@code installedCapacity}. A hyphen is a minus there. */
    public String variable() {
        StringBuilder name = new StringBuilder();
        for (String word : code.split("-", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** Its name for readers: {@code Installed capacity}. */
    public String label() {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
