package tributary.isolation;

import java.net.http.HttpResponse;
import java.util.List;

/** What came back. */
record Answer(int status, String contentType, String location, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Location").orElse(""),
                response.body());
    }

    /** Without what differs from one request to the next: the ids that were asked for, the token of a form, the port. */
    Answer without(List<String> ids) {
        String text =
                body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replaceAll("(nonce[=-]\"?)[^\"' ;]+", "$1");
        String place = location;
        for (String id : ids) {
            if (id.length() < 6) {
                continue;
            }
            text = text.replace(id, "{id}");
            place = place.replace(id, "{id}");
        }
        return new Answer(status, contentType, place, text);
    }

    boolean leadsToSignIn() {
        return status == 302 && location.endsWith("/sign-in");
    }

    @Override
    public String toString() {
        return status + " " + contentType + " " + location + " " + body.substring(0, Math.min(300, body.length()));
    }
}
