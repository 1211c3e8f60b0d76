package tributary.routing;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tributary.member.Members;
import tributary.time.Calendars;

/** Routing without the application around it. */
public final class Routings {

    private static final AnnotationConfigApplicationContext CONTEXT =
            new AnnotationConfigApplicationContext(Members.class, Calendars.class, MemberRules.class, Routing.class);

    private Routings() {}

    public static Routing routing() {
        return CONTEXT.getBean(Routing.class);
    }
}
