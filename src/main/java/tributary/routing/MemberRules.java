package tributary.routing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;

/** Each member's decision tables and review model, read once. */
@Component
class MemberRules {

    private final Map<String, Rules> rules = new HashMap<>();
    private final DecisionTables joint;

    MemberRules(Members members) {
        for (Member member : members.all()) {
            DecisionTables tables = DecisionTables.of(member.folder());
            @Nullable ReviewModel model = ReviewModel.read(member.folder()).orElse(null);
            if (tables.has("legal-framework") && model != null) {
                rules.put(member.code(), new Rules(tables, model));
            }
        }
        joint = DecisionTables.of(members.getMember(Member.JOINT).folder());
    }

    /** Empty while the member's rules are not in. */
    Optional<Rules> find(String member) {
        return Optional.ofNullable(rules.get(member));
    }

    DecisionTables joint() {
        return joint;
    }

    record Rules(DecisionTables tables, ReviewModel model) {}
}
