package tributary.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tributary.member.Members;
import tributary.time.Calendars;

/** Routing without the application around it. */
public final class Routings {

    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext(
            Members.class, Calendars.class, MemberRules.class, Routing.class, Alternatives.class);

    private Routings() {}

    public static ObjectNode hydropowerInLaos() {
        return Samples.hydropowerInLaos();
    }

    static Alternatives alternatives() {
        return CONTEXT.getBean(Alternatives.class);
    }

    public static Routing routing() {
        return CONTEXT.getBean(Routing.class);
    }
}
