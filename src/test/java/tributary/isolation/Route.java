package tributary.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A method and an address with places for ids: {@code GET /task/{task}/form}. */
record Route(String method, String path) {

    private static final Pattern PLACE = Pattern.compile("\\{([^}:]+)[^}]*}");

    static Route parse(String text) {
        String[] words = text.trim().split("\\s+", 2);
        return new Route(words[0], words[1]);
    }

    /** The same for two routes that differ in nothing but the names of their ids and what is asked of them. */
    String shape() {
        return method + " "
                + PLACE.matcher(path.replaceFirst("\\?.*", "")).replaceAll("{}").replaceFirst("(.)/$", "$1");
    }

    /** What its ids are of, in order. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        Matcher place = PLACE.matcher(path);
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    String address(List<String> ids) {
        StringBuilder address = new StringBuilder();
        Matcher place = PLACE.matcher(path);
        int next = 0;
        while (place.find()) {
            place.appendReplacement(address, Matcher.quoteReplacement(ids.get(next)));
            next++;
        }
        return place.appendTail(address).toString().replace("/**", "/liveness");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
