package tributary.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON strictly, and no deeper than it has to: objects become maps, arrays lists, everything else its text. */
public final class Json {

    private static final int MAX_DEPTH = 64;
    private static final String HEX = "0123456789abcdefABCDEF";
    private static final String SHORT_ESCAPES = "\b\f\n\r\t";

    private final String text;
    private final String where;
    private final boolean isCanonical;
    private int at;

    private Json(String text, String where, boolean isCanonical) {
        this.text = text;
        this.where = where;
        this.isCanonical = isCanonical;
    }

    /** An object; names that stand twice are a fault. */
    public static Map<String, Object> object(String text, String where) {
        Json json = new Json(text, where, false);
        Map<String, Object> object = json.object(0);
        if (json.at != text.length()) {
            throw json.fault("something stands behind its end");
        }
        return object;
    }

    /** Any value; names that stand twice in an object are a fault. */
    public static Object value(String text, String where) {
        return new Json(text, where, false).value();
    }

    /** Any value that is written in the one way of RFC 8785, except that a number keeps its digits and has no exponent. */
    static Object canonical(String text, String where) {
        return new Json(text, where, true).value();
    }

    private Object value() {
        Object value = value(0);
        if (at != text.length()) {
            throw fault("something stands behind its end");
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw fault("it is nested deeper than " + MAX_DEPTH);
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> literal();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        if (peek() == '}') {
            at++;
            return object;
        }
        String last = null;
        while (true) {
            String name = string();
            if (isCanonical && last != null && name.compareTo(last) < 0) {
                throw fault("the names in an object are not in their order");
            }
            last = name;
            expect(':');
            if (object.put(name, value(depth + 1)) != null) {
                throw fault("a name stands twice in an object");
            }
            if (peek() == '}') {
                at++;
                return object;
            }
            expect(',');
        }
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        expect('[');
        if (peek() == ']') {
            at++;
            return array;
        }
        while (true) {
            array.add(value(depth + 1));
            if (peek() == ']') {
                at++;
                return array;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return string.toString();
            }
            if (c < ' ') {
                throw fault("a text holds a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        char meant = escaped(c);
        if (isCanonical
                && (c == '/'
                        || (c == 'u' && (meant >= ' ' || SHORT_ESCAPES.indexOf(meant) >= 0 || isCapital(at - 1))))) {
            throw fault("a text escapes what needs none, or in another way");
        }
        return meant;
    }

    private boolean isCapital(int place) {
        return Character.isUpperCase(text.charAt(place));
    }

    private char escaped(char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw fault("a text holds an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = HEX.indexOf(next());
            if (digit < 0) {
                throw fault("a text holds an unknown escape");
            }
            // Each letter stands twice, small and capital.
            code = code * 16 + (digit < 16 ? digit : digit - 6);
        }
        return (char) code;
    }

    private String literal() {
        int start = at;
        while (at < text.length() && "+-.0123456789Eaeflnrstu".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String literal = text.substring(start, at);
        if (!literal.matches("true|false|null|-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?")) {
            throw fault("it is no JSON");
        }
        if (isCanonical && Character.isDigit(literal.charAt(literal.length() - 1)) && literal.matches(".*[eE].*")) {
            throw fault("a number has an exponent");
        }
        return literal;
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault("it breaks off");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw fault("it is no JSON");
        }
    }

    private Fault fault(String what) {
        return new Fault(where, what);
    }
}
