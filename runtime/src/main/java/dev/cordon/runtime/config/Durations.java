package dev.cordon.runtime.config;

import java.time.Duration;
import java.util.Optional;

/** Durations as people write them: a whole number and a unit, such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}. */
public final class Durations {
    private static final int DIGITS_MAX = 9;

    private Durations() {}

    /** The duration a text stands for; empty when it stands for none. */
    public static Optional<Duration> parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > DIGITS_MAX) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "ms" -> Optional.of(Duration.ofMillis(number));
            case "s" -> Optional.of(Duration.ofSeconds(number));
            case "m" -> Optional.of(Duration.ofMinutes(number));
            case "h" -> Optional.of(Duration.ofHours(number));
            case "d" -> Optional.of(Duration.ofDays(number));
            default -> Optional.empty();
        };
    }

    /** The shortest text that {@link #parse} reads as this duration, to the millisecond. */
    public static String text(Duration duration) {
        long ms = duration.toMillis();
        if (ms % 1_000 != 0) {
            return ms + "ms";
        }
        long s = ms / 1_000;
        if (s == 0 || s % 60 != 0) {
            return s + "s";
        }
        if (s % 3_600 != 0) {
            return s / 60 + "m";
        }
        return s % 86_400 != 0 ? s / 3_600 + "h" : s / 86_400 + "d";
    }
}
