package tributary.retention;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;
import tributary.routing.DecisionTables;
import tributary.routing.DecisionTables.FiredRule;

/** The periods of every member, as the table {@code retention} has them. */
@Component
class Periods {

    private static final String TABLE = "retention";

    private final DecisionTables tables;
    private final List<String> members;

    Periods(Members members) {
        this.tables = DecisionTables.of(members.getMember(Member.JOINT).folder());
        this.members = members.codes();
        on(LocalDate.EPOCH);
    }

    /** The periods by the law of a day. */
    OfDay on(LocalDate day) {
        Map<List<Object>, Period> periods = new HashMap<>();
        for (String member : members) {
            for (Records records : Records.values()) {
                periods.put(List.of(member, records), find(member, records, day));
            }
        }
        return new OfDay(day, periods);
    }

    private Period find(String member, Records records, LocalDate day) {
        FiredRule rule =
                tables
                        .evaluate(TABLE, null, Map.of("member", member, "records", records.code(), "day", day))
                        .fired()
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "The table of retention has no row for " + records.code() + " of " + member));
        return new Period(
                rule.rule(),
                rule.number("years"),
                Boolean.TRUE.equals(rule.flag("confirmed")),
                rule.texts("legalBasis"));
    }

    /** The periods by the law of one day. */
    record OfDay(LocalDate day, Map<List<Object>, Period> periods) {

        Period of(String member, Records records) {
            return Objects.requireNonNull(periods.get(List.of(member, records)));
        }

        /** What is from before the answer need not be kept any more; empty for never. */
        Optional<LocalDate> end(String member, Records records) {
            return of(member, records).endsOn(day);
        }
    }
}
