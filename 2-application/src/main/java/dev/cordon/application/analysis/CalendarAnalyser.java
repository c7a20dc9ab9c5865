package dev.cordon.application.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.cordon.bounds.Meter;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;

/** Calendar objects (RFC 5545): their method and the ids by which an entry can be found again later. */
final class CalendarAnalyser implements Analyser {

    private static final int UIDS_MAX = 50;

    @Override
    public AnalyserName name() {
        return new AnalyserName("calendar");
    }

    @Override
    public List<Evidence> analyse(Material material, Meter meter) {
        Facts facts = new Facts();
        for (FileSeen file : material.files()) {
            if (!file.leaf().mediaType().equals("text/calendar") && !file.exploded().type().equals("ics")) {
                continue;
            }
            String text = file.leaf().text();
            if (!meter.steps(text.length())) {
                facts.gap(GapCode.LIMIT_REACHED, "no budget was left to read a calendar object", List.of(file.leaf().where()));
                break;
            }
            List<String> values = new ArrayList<>(List.of(""));
            for (String line : unfolded(text)) {
                int colon = line.indexOf(':');
                String name = colon < 0 ? "" : line.substring(0, colon).toUpperCase(Locale.ROOT);
                if (name.equals("METHOD")) {
                    values.set(0, line.substring(colon + 1).strip());
                } else if ((name.equals("UID") || name.startsWith("UID;")) && values.size() <= UIDS_MAX) {
                    values.add(line.substring(colon + 1).strip());
                }
            }
            facts.texts(FactNames.CONTENT_CALENDAR, List.of(file.leaf().where()), values);
        }
        return facts.all();
    }

    // RFC 5545 §3.1: a line that begins with a blank goes on with the line before.
    private static List<String> unfolded(String text) {
        List<StringBuilder> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int stop = end < 0 ? text.length() : end;
            int to = stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            boolean goesOn = to > at && (text.charAt(at) == ' ' || text.charAt(at) == '\t') && !lines.isEmpty();
            if (goesOn) {
                lines.getLast().append(text, at + 1, to);
            } else {
                lines.add(new StringBuilder(text.substring(at, to)));
            }
            at = stop + 1;
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }
}
