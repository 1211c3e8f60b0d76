package tributary.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The demonstration users of one realm. */
final class DemoUsers {

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("focal", "focal-points"),
            Map.entry("legal", "legal-reviewers"),
            Map.entry("environment", "environment-reviewers"),
            Map.entry("finance", "finance-reviewers"),
            Map.entry("approver", "approvers"),
            Map.entry("approver2", "approvers"),
            Map.entry("approver3", "approvers"),
            Map.entry("auditor", "auditors"),
            Map.entry("operator", "operators"),
            Map.entry("secretary", "secretariat"));

    private final String realm;
    private final JsonNode member;

    DemoUsers(String realm, JsonNode member) {
        this.realm = realm;
        this.member = member;
    }

    void addTo(ObjectNode file, JsonNode people) {
        ArrayNode users = file.putArray("users");
        ArrayNode organizations = file.putArray("organizations");
        people.properties().forEach(person -> {
            String username = person.getKey();
            ObjectNode user = users.addObject()
                    .put("id", id("user", username))
                    .put("username", username)
                    .put("firstName", person.getValue().path(0).asText())
                    .put("lastName", person.getValue().path(1).asText())
                    .put("email", username + "@" + domain(username))
                    .put("emailVerified", true)
                    .put("enabled", true);
            user.putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", DemoRealms.password(username));
            ArrayNode groups = user.putArray("groups");
            String function = FUNCTIONS.get(username);
            if (function != null) {
                groups.add("/" + function);
                member.path("authorities").forEach(authority -> addWhenServing(groups, authority, function));
            } else {
                user.putArray("realmRoles").add(username.equals("lender") ? "lender" : "enterprise");
                addOrganization(organizations, username);
            }
        });
    }

    /** One person stands for a function in all authorities that have it. */
    private static void addWhenServing(ArrayNode groups, JsonNode authority, String function) {
        for (JsonNode served : authority.path("functions")) {
            if (served.asText().equals(function)) {
                groups.add("/" + authority.path("code").asText());
            }
        }
    }

    private void addOrganization(ArrayNode organizations, String username) {
        String alias = organization(username);
        ObjectNode organization = organizations
                .addObject()
                .put("id", id("organization", alias))
                .put("name", alias)
                .put("alias", alias)
                .put("enabled", true);
        organization.putObject("attributes").putArray("displayName").add(displayName(username));
        organization
                .putArray("domains")
                .addObject()
                .put("name", domain(username))
                .put("verified", true);
        organization.putArray("members").addObject().put("username", username).put("membershipType", "UNMANAGED");
    }

    private String organization(String username) {
        return switch (username) {
            case "enterprise" -> realm + "-works";
            case "rival" -> realm + "-rival";
            case "lender" -> "aiib";
            default -> throw new IllegalArgumentException(username + " belongs to no organization");
        };
    }

    private String displayName(String username) {
        String country = member.path("name").asText();
        return switch (username) {
            case "enterprise" -> country + " Works";
            case "rival" -> country + " Rival";
            default -> "Asian Infrastructure Investment Bank (AIIB)";
        };
    }

    private String domain(String username) {
        return FUNCTIONS.containsKey(username) ? realm + ".example" : organization(username) + ".example";
    }

    private String id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + " " + realm + " " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
