package tributary.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tributary.engine.EngineHistory;
import tributary.member.Members;
import tributary.retention.PlannedRemoval.State;
import tributary.retention.RetentionRows.Ended;

/**
 * Says of a tenant's records which need not be kept any more on a day, and what keeps some of them all the same. Changes nothing. A country that left a
 * proposal is told nothing that depends on what became of it.
 */
@Component
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionPlan {

    private final RetentionRows rows;
    private final Periods periods;
    private final EngineHistory engine;
    private final RetentionSettings settings;
    private final Members members;

    RetentionPlan(
            RetentionRows rows, Periods periods, EngineHistory engine, RetentionSettings settings, Members members) {
        this.rows = rows;
        this.periods = periods;
        this.engine = engine;
        this.settings = settings;
        this.members = members;
    }

    /** Tells of each removal in turn, those of the proposal that ended first first, until it is told that this is enough. */
    void forEach(String tenant, LocalDate day, Predicate<PlannedRemoval> told) {
        Periods.OfDay law = periods.on(day);
        LocalDate entriesBefore = law.end(tenant, Records.LOG).orElse(null);
        LocalDate personalBefore = law.end(tenant, Records.PERSONAL_DATA).orElse(null);
        // A dossier goes no sooner than by the tenant's own period.
        LocalDate before = Stream.of(Records.values())
                .flatMap(records -> law.end(tenant, records).stream())
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        Ended last = null;
        for (List<Ended> page = rows.listEnded(tenant, before, entriesBefore, personalBefore, last);
                !page.isEmpty();
                page = rows.listEnded(tenant, before, entriesBefore, personalBefore, last)) {
            for (Ended ended : page) {
                for (PlannedRemoval removal : of(tenant, ended, law)) {
                    if (!told.test(removal)) {
                        return;
                    }
                }
                last = ended;
            }
        }
    }

    /** The first of them, at most so many. */
    List<PlannedRemoval> list(String tenant, LocalDate day, int limit) {
        List<PlannedRemoval> found = new ArrayList<>();
        forEach(tenant, day, removal -> found.add(removal) && found.size() < limit);
        return found;
    }

    private List<PlannedRemoval> of(String tenant, Ended ended, Periods.OfDay law) {
        List<PlannedRemoval> removals = new ArrayList<>();
        if (ended.entries() > 0) {
            add(removals, ended, Records.LOG, law.of(tenant, Records.LOG), List.of(tenant), law.day());
        }
        // Entries that go take what is personal in them along.
        boolean logGoes = removals.stream().anyMatch(removal -> removal.state() == State.DUE);
        if (ended.personal() > 0 && !logGoes) {
            add(
                    removals,
                    ended,
                    Records.PERSONAL_DATA,
                    law.of(tenant, Records.PERSONAL_DATA),
                    List.of(tenant),
                    law.day());
        }
        if (ended.dossier() && ended.takesPart()) {
            lastPeriod(ended, law)
                    .ifPresent(period -> add(removals, ended, Records.DOSSIER, period, ended.sharedBy(), law.day()));
        }
        return removals;
    }

    /** Whoever keeps it longest decides; empty where one keeps it for good. Unconfirmed as soon as one of them is. */
    private Optional<Period> lastPeriod(Ended ended, Periods.OfDay law) {
        List<Period> all = ended.sharedBy().stream()
                .map(member -> law.of(member, Records.DOSSIER))
                .toList();
        boolean confirmed = all.stream().allMatch(Period::confirmed);
        return all.stream().anyMatch(period -> period.years() == null)
                ? Optional.empty()
                : all.stream()
                        .max(Comparator.comparingInt(period -> Objects.requireNonNull(period.years())))
                        .map(last -> new Period(last.rule(), last.years(), confirmed, last.legalBasis()));
    }

    private void add(
            List<PlannedRemoval> removals,
            Ended ended,
            Records records,
            Period period,
            List<String> keepers,
            LocalDate day) {
        LocalDate endedOn = lastDay(ended, keepers);
        @Nullable LocalDate due = period.endFor(endedOn).orElse(null);
        if (due == null || due.isAfter(day)) {
            return;
        }
        removals.add(new PlannedRemoval(
                ended.id(),
                ended.reference(),
                records,
                period.rule(),
                period.confirmed(),
                period.legalBasis(),
                keepers,
                endedOn,
                due,
                state(ended, records, period, keepers),
                records == Records.LOG ? ended.entries() : records == Records.PERSONAL_DATA ? ended.personal() : 0,
                records == Records.DOSSIER ? ended.documents() : 0,
                records == Records.DOSSIER ? ended.bytes() : 0));
    }

    /** A proposal that ends at midnight ends in two years: what is kept by several is kept by the later. */
    private LocalDate lastDay(Ended ended, List<String> keepers) {
        return keepers.stream()
                .map(keeper -> members.getMember(keeper).dayOf(ended.endedAt()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private State state(Ended ended, Records records, Period period, List<String> keepers) {
        if (rows.isHeld(ended.id(), records, keepers)) {
            return State.HELD;
        }
        if (ended.takesPart() && engine.isUnderWay(ended.id())) {
            return State.UNDER_WAY;
        }
        return period.confirmed() || settings.unconfirmed() == RetentionSettings.Unconfirmed.REMOVE
                ? State.DUE
                : State.UNCONFIRMED;
    }
}
