package dev.cordon.mdm.thread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts lines into the newest text and the quoted or forwarded messages after it. */
final class Splitter {

    private static final int SEGMENTS_MAX = 200;

    /** One message: the lines that announce it, and its own. */
    static final class Segment {
        private final int depth;
        private final List<Line> preamble = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();

        Segment(int depth) {
            this.depth = depth;
        }

        /** The announcing lines as text. */
        String preamble() {
            return text(preamble).strip();
        }

        /** Its own lines, blank ones at both ends left out. */
        List<Line> lines() {
            return trimmed(lines);
        }

        /** Its own lines as text. */
        String text() {
            return text(lines());
        }

        private boolean isBlank() {
            return lines.stream().allMatch(l -> l.text().isEmpty());
        }

        private static List<Line> trimmed(List<Line> lines) {
            int from = 0;
            int to = lines.size();
            while (from < to && lines.get(from).text().isEmpty()) {
                from++;
            }
            while (to > from && lines.get(to - 1).text().isEmpty()) {
                to--;
            }
            return lines.subList(from, to);
        }

        static String text(List<Line> lines) {
            StringBuilder out = new StringBuilder();
            for (Line line : lines) {
                out.append(out.isEmpty() && line == lines.getFirst() ? "" : "\n").append(line.text());
            }
            return out.toString();
        }
    }

    private final List<Segment> segments = new ArrayList<>();
    private final Deque<Segment> open = new ArrayDeque<>();

    private Splitter() {
    }

    /** The segments, the newest first; never empty. */
    static List<Segment> split(List<Line> lines) {
        Splitter splitter = new Splitter();
        splitter.begin(0);
        splitter.run(lines);
        splitter.segments.removeIf(s -> s != splitter.segments.getFirst() && s.preamble.isEmpty() && s.isBlank());
        return splitter.segments;
    }

    private void run(List<Line> lines) {
        Preambles preambles = new Preambles(lines);
        int at = 0;
        while (at < lines.size()) {
            Line line = lines.get(at);
            int end = segments.size() < SEGMENTS_MAX ? preambles.end(at) : at;
            if (end > at) {
                announce(lines, at, end);
                at = end;
                continue;
            }
            if (!line.text().isEmpty()) {
                settle(line.depth());
            }
            open.getFirst().lines.add(line);
            at++;
        }
    }

    // Below an announcement, deeper lines are the quoted message; lines as deep as it are a forwarded one, which lasts to the end.
    private void announce(List<Line> lines, int at, int end) {
        int own = lines.get(at).depth();
        int next = end;
        while (next < lines.size() && lines.get(next).text().isEmpty()) {
            next++;
        }
        int depth = next < lines.size() ? Math.max(own, Math.min(lines.get(next).depth(), own + 1)) : own;
        while (open.size() > 1 && open.getFirst().depth >= depth) {
            open.pop();
        }
        begin(depth);
        open.getFirst().preamble.addAll(lines.subList(at, end));
    }

    private void settle(int depth) {
        while (open.size() > 1 && open.getFirst().depth > depth) {
            open.pop();
        }
        if (depth > open.getFirst().depth && segments.size() < SEGMENTS_MAX) {
            begin(depth);
        }
    }

    private void begin(int depth) {
        Segment segment = new Segment(depth);
        segments.add(segment);
        open.push(segment);
    }
}
