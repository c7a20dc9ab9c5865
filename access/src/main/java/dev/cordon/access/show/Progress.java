package dev.cordon.access.show;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A bar on standard error that redraws itself in place, at most ten times a second; silent when nobody looks. */
public final class Progress implements AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final int BAR = 24;
    private static final String[] EIGHTHS = {"", "\u258F", "\u258E", "\u258D", "\u258C", "\u258B", "\u258A", "\u2589"};

    private final Terminal terminal;
    private final InstantSource clock;
    private final boolean visible;
    private final Instant began;
    private Instant drawn = Instant.EPOCH;
    private volatile long total = -1;

    /** A bar; {@code wanted} false keeps it silent. */
    public Progress(Terminal terminal, InstantSource clock, boolean wanted) {
        this.terminal = terminal;
        this.clock = clock;
        this.visible = wanted && terminal.sight().err();
        this.began = clock.instant();
    }

    /** Whether anybody sees it. */
    public boolean visible() {
        return visible;
    }

    /** How many there will be, once that is known. */
    public void total(long known) {
        total = known;
    }

    /** So many are done; {@code words} stand behind the count. */
    public void at(long done, String words) {
        Instant now = clock.instant();
        if (!visible || Duration.between(drawn, now).compareTo(REDRAW) < 0) {
            return;
        }
        drawn = now;
        double seconds = Math.max(0.001, Duration.between(began, now).toMillis() / 1000.0);
        double rate = done / seconds;
        StringBuilder line = new StringBuilder();
        long all = total;
        if (all > 0) {
            line.append(bar(Math.min(1, (double) done / all))).append(String.format(Locale.ROOT, " %,d of %,d", done, all));
        } else {
            line.append(String.format(Locale.ROOT, "%,d", done));
        }
        line.append(String.format(Locale.ROOT, ", %,.0f/s", rate));
        if (all > done && rate > 0) {
            line.append(", ").append(words((long) Math.ceil((all - done) / rate))).append(" left");
        }
        line.append("  ").append(words);
        terminal.show("\r\u001b[K" + Visible.cut(line.toString(), Math.max(20, terminal.sight().columns() - 1)));
    }

    /** Takes the bar away, so that a line can be written in its place. */
    public void clear() {
        if (visible && !drawn.equals(Instant.EPOCH)) {
            terminal.show("\r\u001b[K");
            drawn = Instant.EPOCH;
        }
    }

    /** Time since the bar was made. */
    public Duration elapsed() {
        return Duration.between(began, clock.instant());
    }

    @Override public void close() {
        clear();
    }

    private static String bar(double part) {
        int eighths = (int) Math.round(part * BAR * 8);
        String full = "\u2588".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS[eighths % 8]);
        return full + "\u2591".repeat(Math.max(0, BAR - full.length()));
    }

    private static String words(long seconds) {
        return seconds < 90 ? seconds + " s" : seconds < 5400 ? (seconds + 30) / 60 + " min" : (seconds + 1800) / 3600 + " h";
    }
}
