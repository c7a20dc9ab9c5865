package dev.cordon.mime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads dates (RFC 5322 §3.3 and the obsolete forms of §4.3), by what each word can be rather than by where it stands, so
 * that {@code Jan 5 2024} and {@code 05-Jan-24} are read too, and reported.
 */
final class DateReader {

    private static final int TEXT_MAX = 200;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String DAYS = "montuewedthufrisatsun";

    private final Set<MimeDefect> defects = EnumSet.noneOf(MimeDefect.class);
    private int weekday = -1;
    private int day = -1;
    private int month = -1;
    private int year = -1;
    private int hour = -1;
    private int minute;
    private int second;
    private int offset;
    private boolean zoned;

    private DateReader() {
    }

    static MailDate read(HeaderField field) {
        return read(field.source(), field.valueFrom(), field.valueTo());
    }

    static MailDate read(Source source, int from, int to) {
        String text = EncodedWords.decode(source, source.bytes(), from, to, OffsetMap.Builder.OFF, Notes.none()).strip();
        DateReader reader = new DateReader();
        OffsetDateTime when = reader.when(text);
        RawRange range = source.rawCover(from, to);
        return new MailDate(text, range, when, List.copyOf(reader.defects));
    }

    private @Nullable OffsetDateTime when(String text) {
        if (text.length() > TEXT_MAX) {
            defects.add(MimeDefect.DATE_MALFORMED);
            return null;
        }
        for (String word : words(text)) {
            take(word.toLowerCase(Locale.ROOT));
        }
        if (day < 0 || month < 0 || year < 0 || hour < 0) {
            defects.add(MimeDefect.DATE_MALFORMED);
            return null;
        }
        if (!zoned) {
            defects.add(MimeDefect.DATE_OBSOLETE);
        }
        int shown = second;
        if (second == 60) {
            // RFC 5322 §3.3 allows a leap second; the calendar of the JDK does not know any.
            shown = 59;
        }
        try {
            OffsetDateTime when = LocalDateTime.of(year, month, day, hour, minute, shown)
                    .atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
            if (weekday >= 0 && when.getDayOfWeek() != DayOfWeek.of(weekday + 1)) {
                defects.add(MimeDefect.DATE_WEEKDAY);
            }
            return when;
        } catch (DateTimeException _) {
            defects.add(MimeDefect.DATE_IMPOSSIBLE);
            return null;
        }
    }

    /** The words of a date: cut at blanks and commas, comments left out. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(8);
        int depth = 0;
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && c > ' ' && c != ',' && c != '"') {
                word.append(c);
                continue;
            }
            if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private void take(String word) {
        char first = word.charAt(0);
        if (word.indexOf(':') > 0 && isDigit(first)) {
            time(word);
        } else if ((first == '+' || first == '-') && word.length() > 2 && isDigit(word.charAt(1))) {
            numericZone(word);
        } else if (isDigit(first) && word.indexOf('-') > 0) {
            defects.add(MimeDefect.DATE_OBSOLETE);
            for (String piece : pieces(word, "-")) {
                if (!piece.isEmpty()) {
                    take(piece);
                }
            }
        } else if (isDigit(first)) {
            number(word);
        } else {
            name(word);
        }
    }

    private void time(String word) {
        String[] pieces = pieces(word, ":.").toArray(String[]::new);
        int[] values = new int[3];
        for (int i = 0; i < Math.min(3, pieces.length); i++) {
            values[i] = integer(pieces[i]);
        }
        if (pieces.length < 2 || values[0] < 0 || values[1] < 0 || values[2] < 0 || hour >= 0) {
            defects.add(MimeDefect.DATE_MALFORMED);
            return;
        }
        hour = values[0];
        minute = values[1];
        second = values[2];
    }

    private void numericZone(String word) {
        String digits = word.substring(1).replace(":", "");
        int value = integer(digits);
        if (value < 0 || zoned) {
            defects.add(MimeDefect.DATE_MALFORMED);
            return;
        }
        zoned = true;
        int minutes = digits.length() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
        if (digits.length() != 4 || value % 100 > 59 || minutes > 18 * 60) {
            defects.add(digits.length() == 4 ? MimeDefect.DATE_IMPOSSIBLE : MimeDefect.DATE_OBSOLETE);
        }
        offset = minutes > 18 * 60 ? 0 : word.charAt(0) == '-' ? -minutes : minutes;
    }

    private void number(String word) {
        int value = integer(word);
        if (value < 0) {
            defects.add(MimeDefect.DATE_MALFORMED);
        } else if (day < 0 && word.length() <= 2) {
            day = value;
            if (month >= 0) {
                defects.add(MimeDefect.DATE_OBSOLETE);
            }
        } else if (year < 0) {
            year(word, value);
        } else {
            defects.add(MimeDefect.DATE_MALFORMED);
        }
    }

    /** RFC 5322 §4.3: two digits below 50 are of this century, other two or three digits count from 1900. */
    private void year(String word, int value) {
        if (word.length() >= 4) {
            year = value;
        } else {
            year = word.length() == 2 && value < 50 ? 2000 + value : 1900 + value;
            defects.add(MimeDefect.DATE_OBSOLETE);
        }
    }

    private void name(String word) {
        String start = word.length() >= 3 ? word.substring(0, 3) : word;
        int asMonth = start.length() == 3 ? MONTHS.indexOf(start) : -1;
        int asDay = start.length() == 3 ? DAYS.indexOf(start) : -1;
        if (asMonth >= 0 && asMonth % 3 == 0 && month < 0) {
            month = asMonth / 3 + 1;
        } else if (asDay >= 0 && asDay % 3 == 0 && weekday < 0) {
            weekday = asDay / 3;
        } else if (!namedZone(word)) {
            defects.add(MimeDefect.DATE_MALFORMED);
        }
    }

    /** RFC 5322 §4.3: the North American zones have their offset; any other letters mean that nothing is known. */
    private boolean namedZone(String word) {
        if (zoned) {
            // "+0100 CET" without parentheses: the number counts.
            return true;
        }
        int hours = switch (word) {
            case "ut", "gmt", "utc", "z" -> 0;
            case "edt" -> -4;
            case "est", "cdt" -> -5;
            case "cst", "mdt" -> -6;
            case "mst", "pdt" -> -7;
            case "pst" -> -8;
            default -> 99;
        };
        if (hours == 99 && (hour < 0 || word.length() > 5)) {
            return false;
        }
        zoned = true;
        offset = hours == 99 ? 0 : hours * 60;
        defects.add(MimeDefect.DATE_OBSOLETE);
        return true;
    }

    /** A word cut at every one of some characters. */
    private static List<String> pieces(String word, String cuts) {
        List<String> pieces = new ArrayList<>(3);
        int from = 0;
        for (int i = 0; i <= word.length(); i++) {
            if (i == word.length() || cuts.indexOf(word.charAt(i)) >= 0) {
                pieces.add(word.substring(from, i));
                from = i + 1;
            }
        }
        return pieces;
    }

    private static int integer(String digits) {
        if (digits.isEmpty() || digits.length() > 6) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (!isDigit(digits.charAt(i))) {
                return -1;
            }
            value = value * 10 + (digits.charAt(i) - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
