package dev.cordon.application.reading;

import java.util.Locale;
import java.util.Map;

/** Colours as mail writes them (CSS Color 4 §5, §6): hexadecimal, {@code rgb()}, and the names that matter. */
final class Colors {

    private static final Map<String, Integer> NAMES = Map.ofEntries(Map.entry("black", 0), Map.entry("white", 0xFFFFFF),
            Map.entry("red", 0xFF0000), Map.entry("green", 0x008000), Map.entry("blue", 0x0000FF), Map.entry("yellow", 0xFFFF00),
            Map.entry("gray", 0x808080), Map.entry("grey", 0x808080), Map.entry("silver", 0xC0C0C0), Map.entry("navy", 0x000080),
            Map.entry("snow", 0xFFFAFA), Map.entry("ivory", 0xFFFFF0), Map.entry("whitesmoke", 0xF5F5F5), Map.entry("azure", 0xF0FFFF),
            Map.entry("ghostwhite", 0xF8F8FF), Map.entry("floralwhite", 0xFFFAF0));

    private Colors() {
    }

    /** The colour as 0xRRGGBB; -1 when it is not understood. */
    static int of(String written) {
        String value = written.strip().toLowerCase(Locale.ROOT);
        if (value.startsWith("rgb")) {
            return functional(value);
        }
        Integer named = NAMES.get(value);
        if (named != null) {
            return named;
        }
        String digits = value.startsWith("#") ? value.substring(1) : value;
        if (digits.length() == 3) {
            char[] c = digits.toCharArray();
            digits = "" + c[0] + c[0] + c[1] + c[1] + c[2] + c[2];
        }
        boolean hex = digits.length() == 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        return hex ? Integer.parseInt(digits, 16) : -1;
    }

    /** The sum of the differences of red, green and blue. */
    static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            sum += Math.abs((one >> shift & 255) - (other >> shift & 255));
        }
        return sum;
    }

    private static int functional(String value) {
        int at = value.indexOf('(') + 1;
        int color = 0;
        for (int i = 0; i < 3; i++) {
            while (at < value.length() && !Character.isDigit(value.charAt(at))) {
                at++;
            }
            int number = 0;
            int digits = 0;
            while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9' && digits < 4) {
                number = number * 10 + value.charAt(at) - '0';
                at++;
                digits++;
            }
            if (digits == 0) {
                return -1;
            }
            color = color << 8 | Math.min(number, 255);
        }
        return color;
    }
}
