package tributary.rate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.identity.CurrentUser;
import tributary.member.Members;
import tributary.time.TimeOrderedId;
import tributary.web.FieldError;
import tributary.web.InvalidInput;
import tributary.web.ProblemType;

/** How rates get in: one by one, or many at once and then all or none. */
@Component
class RateKeeping {

    private final ReferenceRates rates;
    private final Members members;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RateKeeping(ReferenceRates rates, Members members, ApplicationEventPublisher events, Clock clock) {
        this.rates = rates;
        this.members = members;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a rate to those of the person's member.
     *
     * @throws InvalidInput with everything that is wrong
     */
    @Transactional
    ReferenceRate enter(RateInput input, CurrentUser by) {
        List<FieldError> errors = input.check(today(by.tenant()));
        if (!errors.isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_EXCHANGE_RATE, errors);
        }
        return add(input.checked(), by.tenant(), false, by.engineUserId());
    }

    /**
     * Adds all rates of a CSV file to those of the person's member.
     *
     * @throws InvalidInput with everything that is wrong, by line; then nothing is added
     */
    @Transactional
    List<ReferenceRate> importFile(byte[] content, CurrentUser by) {
        RateFile file = RateFile.read(content, today(by.tenant()));
        if (!file.errors().isEmpty()) {
            throw new InvalidInput(ProblemType.INVALID_EXCHANGE_RATES, file.errors());
        }
        List<ReferenceRate> added = new ArrayList<>();
        file.rates().forEach(rate -> added.add(add(rate, by.tenant(), false, by.engineUserId())));
        return added;
    }

    /** Adds a made-up rate, unless the member has one between these currencies. */
    @Transactional
    void demonstrate(RateInput.Checked rate, String member) {
        boolean isKnown = rates.listNewest(member, rate.base(), rate.quote(), rate.day()).stream()
                .anyMatch(known -> known.demonstration() && known.rate().compareTo(rate.rate()) == 0);
        if (!isKnown) {
            add(rate, member, true, "demonstration");
        }
    }

    LocalDate today(String member) {
        return members.getMember(member).dayOf(clock.instant());
    }

    private ReferenceRate add(RateInput.Checked checked, String member, boolean demonstration, String by) {
        ReferenceRate rate = new ReferenceRate(
                TimeOrderedId.next(clock.instant()),
                member,
                checked.base(),
                checked.quote(),
                checked.rate(),
                checked.day(),
                checked.source(),
                demonstration,
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        rates.append(rate);
        events.publishEvent(new RateEntered(rate));
        return rate;
    }
}
