package dev.cordon.mdm.xpath;

import java.math.BigDecimal;
import java.util.List;

/** Conversions and comparisons of values (XPath 1.0 §3.4 and §4). */
final class Values {

    private Values() {
    }

    @SuppressWarnings("unchecked") // the only lists that are values are node-sets
    static List<Object> nodes(Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }

    static boolean truth(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Double number -> number != 0 && !number.isNaN();
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            default -> false;
        };
    }

    static double number(Object value) {
        return switch (value) {
            case Double number -> number;
            case Boolean flag -> flag ? 1 : 0;
            default -> parsed(text(value));
        };
    }

    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag.toString();
            case Double number -> written(number);
            case List<?> list -> list.isEmpty() ? "" : Tree.text(list.getFirst());
            default -> "";
        };
    }

    // §4.4: blanks, a minus, digits with at most one point; everything else is no number.
    private static double parsed(String text) {
        String trimmed = trimmed(text);
        int from = trimmed.startsWith("-") ? 1 : 0;
        boolean digit = false;
        boolean point = false;
        for (int i = from; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == '.' && !point) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digit = true;
            } else {
                return Double.NaN;
            }
        }
        return digit && trimmed.length() < 400 ? Double.parseDouble(trimmed) : Double.NaN;
    }

    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static String written(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return new BigDecimal(Double.toString(number)).toPlainString();
    }

    /** §3.4: a comparison with a node-set holds when it holds for one of its nodes. */
    static boolean compare(String operator, Object left, Object right) {
        if (left instanceof List<?> list && !(right instanceof Boolean)) {
            return list.stream().anyMatch(node -> compare(operator, Tree.text(node), right));
        }
        if (right instanceof List<?> list && !(left instanceof Boolean)) {
            return list.stream().anyMatch(node -> compare(operator, left, Tree.text(node)));
        }
        if (operator.equals("=") || operator.equals("!=")) {
            return same(left, right) == operator.equals("=");
        }
        double a = number(left);
        double b = number(right);
        return switch (operator) {
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static boolean same(Object left, Object right) {
        if (left instanceof Boolean || right instanceof Boolean) {
            return truth(left) == truth(right);
        }
        if (left instanceof Double || right instanceof Double) {
            return number(left) == number(right);
        }
        return text(left).equals(text(right));
    }
}
