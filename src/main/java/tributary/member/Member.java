package tributary.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant: one of the six countries, or {@code joint}, the secretariat, which is a tenant and no country.
 *
 * @param code ISO 3166-1 alpha-2 in lower case, or {@code joint}; also the tenant id in the engine and the realm's code
 * @param name the short name that the United Nations uses
 * @param folder where its processes are: {@code processes/<folder>}
 * @param timeZone its days begin and end by this zone
 * @param currencies ISO 4217, the main one first
 * @param rateMaxAgeWorkingDays how many of its working days may lie after the day of a reference exchange rate, up to the day of filing; 0 where
 *     only that day's own rate counts, which stands over days off
 * @param languages BCP 47, the main one first
 * @param appealsTo which body hears appeals against an authority, by their codes; the others hear them themselves
 * @param authorities the bodies that its law empowers
 */
public record Member(
        String code,
        String name,
        String folder,
        ZoneId timeZone,
        List<String> currencies,
        int rateMaxAgeWorkingDays,
        List<String> languages,
        Map<String, String> appealsTo,
        List<Authority> authorities) {

    /** The tenant of the secretariat. */
    public static final String JOINT = "joint";

    public Member {
        if (rateMaxAgeWorkingDays < 0) {
            throw new IllegalArgumentException(
                    "rateMaxAgeWorkingDays of " + code + " is " + rateMaxAgeWorkingDays + ": must be 0 or more");
        }
        currencies = List.copyOf(currencies);
        languages = List.copyOf(languages);
        appealsTo = Map.copyOf(appealsTo);
        authorities = List.copyOf(authorities);
    }

    /** The code of the official calendar that it goes by: its own; the secretariat sits in Vientiane. */
    public String calendar() {
        return isJoint() ? "la" : code;
    }

    /** The day there at a moment. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, timeZone);
    }

    /** When that day begins there. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(timeZone).toInstant();
    }

    public boolean isJoint() {
        return code.equals(JOINT);
    }

    /** The engine's name for a group of this member: {@code la.legal-reviewers}. */
    public String group(String name) {
        return code + "." + name;
    }

    /** The body that hears appeals against an authority, where it does not hear them itself. */
    public Optional<Authority> findSuperior(String authorityCode) {
        return Optional.ofNullable(appealsTo.get(authorityCode)).flatMap(this::findAuthority);
    }

    public Optional<Authority> findAuthority(String authorityCode) {
        return authorities.stream()
                .filter(authority -> authority.code().equals(authorityCode))
                .findFirst();
    }
}
