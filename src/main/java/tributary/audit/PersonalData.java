package tributary.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.audit.log.Commitment;

/**
 * An event's content, parted: what stays in the log for ever, and what can be erased since the log holds only commitments to it: who acted, who
 * was assigned, and whatever a person typed.
 *
 * @param lasting the event's detail without what is personal
 * @param commitments JSON pointer to the salted hash of the value
 * @param detail what the detail says that is personal
 * @param salts JSON pointer to salt
 */
record PersonalData(
        ObjectNode lasting,
        ObjectNode commitments,
        @Nullable String actor,
        ObjectNode detail,
        ObjectNode salts) {

    private static final Set<String> PERSONAL = Set.of(
            "findings",
            "assignee",
            "owner",
            "person",
            "reason",
            "value",
            "before",
            "condition",
            "conditions",
            "measure",
            "message",
            "remark",
            "source",
            "to",
            "facts",
            "documents",
            "fileName",
            "answers",
            "path",
            // What tables and log do not agree on.
            "inTables",
            "inLog",
            // What somebody looked for in the log.
            "rule",
            "authority",
            "outcome");

    static PersonalData in(@Nullable String actor, JsonNode detail) {
        PersonalData parted = new PersonalData(object(), object(), actor, object(), object());
        if (actor != null) {
            parted.commit(Commitment.ACTOR, TextNode.valueOf(actor));
        }
        detail.properties().forEach(member -> {
            if (PERSONAL.contains(member.getKey()) && !member.getValue().isNull()) {
                parted.detail.set(member.getKey(), member.getValue());
                parted.commit(Commitment.DETAIL + member.getKey(), member.getValue());
            } else {
                parted.lasting.set(member.getKey(), member.getValue());
            }
        });
        return parted;
    }

    private void commit(String pointer, JsonNode value) {
        Commitment commitment = Commitment.to(value);
        commitments.put(pointer, commitment.hash());
        salts.put(pointer, commitment.salt());
    }

    boolean isEmpty() {
        return salts.isEmpty();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
