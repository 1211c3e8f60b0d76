package tributary.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Somebody who calls, {@code la.legal}; or nobody, who is not signed in. */
record Person(String tenant, String user) {

    static final List<String> MEMBERS = List.of("kh", "cn", "la", "mm", "th", "vn");
    static final String JOINT = "joint";
    static final Person NOBODY = new Person("", "nobody");

    private static final Set<String> ENTERPRISES = Set.of("enterprise", "rival");
    private static final List<String> USERS = List.of(
            "focal", "legal", "environment", "finance", "approver", "auditor", "operator", "enterprise", "rival");
    private static final List<String> JOINT_USERS = List.of("secretary", "auditor", "operator", "lender");

    /** Every role of every tenant, the rival enterprise of each country among them, and nobody. */
    static List<Person> all() {
        List<Person> all = new ArrayList<>();
        MEMBERS.forEach(member -> USERS.forEach(user -> all.add(new Person(member, user))));
        JOINT_USERS.forEach(user -> all.add(new Person(JOINT, user)));
        all.add(NOBODY);
        return all;
    }

    boolean isNobody() {
        return user.equals(NOBODY.user());
    }

    boolean isJoint() {
        return tenant.equals(JOINT);
    }

    boolean isEnterprise() {
        return ENTERPRISES.contains(user);
    }

    /** As the policy names it: {@code legal}, {@code joint.auditor}; both enterprises of a country are {@code enterprise}. */
    String role() {
        return isJoint() ? JOINT + "." + user : isEnterprise() ? "enterprise" : user;
    }

    String name() {
        return isNobody() ? user : tenant + "." + user;
    }
}
