package tributary.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tributary.member.Members;
import tributary.rate.DatedRates;
import tributary.rate.RateSource;
import tributary.time.Calendars;
import tributary.time.WorkingCalendar;

/** Routing without the application around it. */
public final class Routings {

    /** Noon of 24 November 2026 in Beijing: that day everywhere. */
    public static final Instant FILED = Instant.parse("2026-11-24T04:00:00Z");

    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext(
            Members.class,
            Calendars.class,
            Rates.Kept.class,
            MemberRules.class,
            Routing.class,
            Alternatives.class,
            AskedFacts.class);

    private Routings() {}

    public static ObjectNode hydropowerInLaos() {
        return Samples.hydropowerInLaos();
    }

    /** Routing by other rates than the usual ones. */
    static Routing routing(RateSource rates) {
        return new Routing(
                CONTEXT.getBean(Members.class),
                CONTEXT.getBean(MemberRules.class),
                CONTEXT.getBean(Calendars.class),
                rates);
    }

    /** Routing while one member's rules are still to come. */
    static Routing routingWithout(String member) {
        Members members = CONTEXT.getBean(Members.class);
        MemberRules rules = new MemberRules(members) {
            @Override
            Optional<Rules> find(String asked) {
                return asked.equals(member) ? Optional.empty() : super.find(asked);
            }
        };
        return new Routing(members, rules, CONTEXT.getBean(Calendars.class), CONTEXT.getBean(RateSource.class));
    }

    static DatedRates rates(RateSource rates) {
        return new DatedRates(CONTEXT.getBean(Members.class), CONTEXT.getBean(Calendars.class), rates, FILED);
    }

    static WorkingCalendar calendar(String member) {
        return CONTEXT.getBean(Calendars.class).of(member);
    }

    static AskedFacts askedFacts() {
        return CONTEXT.getBean(AskedFacts.class);
    }

    static Alternatives alternatives() {
        return CONTEXT.getBean(Alternatives.class);
    }

    public static Routing routing() {
        return CONTEXT.getBean(Routing.class);
    }
}
