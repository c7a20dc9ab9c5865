package dev.cordon.mdm.thread;

import dev.cordon.mdm.address.Addresses;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the time out of a line such as {@code On Mon, 3 Feb 2025 at 10:05 AM, …}; without an offset it is taken for UTC. */
final class Dates {

    // Beginnings of the names of months in the languages that mail programs write them in; the number is the place in a row of twelve.
    private static final String[][] MONTHS = {
        {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"},
        {"jän", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"},
        {"janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"},
        {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"},
        {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
        {"jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"},
        {"sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"},
        {"янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"},
        {"oca", "şub", "mar", "nis", "may", "haz", "tem", "ağu", "eyl", "eki", "kas", "ara"},
    };

    private Dates() {
    }

    static @Nullable Instant read(String text) {
        if (text.isEmpty() || text.length() > 1_000) {
            return null;
        }
        List<String> words = words(text);
        if (words.contains("pm") || words.contains("am")) {
            return loose(words);
        }
        Optional<OffsetDateTime> standard = Addresses.field("Date", text).date().when();
        return standard.map(OffsetDateTime::toInstant).orElseGet(() -> loose(words));
    }

    private static @Nullable Instant loose(List<String> words) {
        int month = 0;
        int year = 0;
        int day = 0;
        int hour = -1;
        int minute = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int number = number(word);
            if (number >= 1990 && number < 2200) {
                year = year == 0 ? number : year;
            } else if (i + 1 < words.size() && words.get(i + 1).equals(":") && number >= 0 && hour < 0) {
                hour = number;
                minute = i + 2 < words.size() ? Math.max(0, number(words.get(i + 2))) : 0;
                hour += half(words, i, hour);
                i += 2;
                i += i + 2 < words.size() && words.get(i + 1).equals(":") ? 2 : 0;
            } else if (number > 0 && number < 100 && hour < 0) {
                boolean yearFirst = year != 0 && day == 0 && month == 0;
                if (yearFirst || day != 0 && month == 0) {
                    month = number <= 12 ? number : month;
                } else if (day == 0) {
                    day = number;
                } else if (year == 0) {
                    year = 2_000 + number;
                }
            } else if (number < 0 && month == 0) {
                month = month(word);
            }
        }
        try {
            return year == 0 || month == 0 || day == 0 ? null
                    : LocalDateTime.of(year, month, day, Math.max(hour, 0) % 24, minute).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            // A day that the month does not have: no time is told.
            return null;
        }
    }

    private static int half(List<String> words, int at, int hour) {
        for (int i = at + 2; i < words.size() && i < at + 8; i++) {
            String word = words.get(i);
            if (word.equals("pm") && hour < 12) {
                return 12;
            }
            if (word.equals("am") && hour == 12) {
                return -12;
            }
        }
        return 0;
    }

    private static int month(String word) {
        for (String[] language : MONTHS) {
            for (int i = 0; i < 12; i++) {
                if (word.startsWith(language[i]) && word.length() < 12) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private static int number(String word) {
        int value = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < '0' || c > '9' || i > 4) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return word.isEmpty() ? -1 : value;
    }

    // Runs of digits, runs of letters, and colons.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length() && words.size() < 60) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c >= '0' && c <= '9') {
                while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                    end++;
                }
                words.add(text.substring(at, end));
            } else if (Character.isLetter(c)) {
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                words.add(text.substring(at, end).toLowerCase(Locale.ROOT));
            } else if (c == ':') {
                words.add(":");
            }
            at = end;
        }
        return words;
    }
}
