package dev.cordon.access.demo;

import dev.cordon.access.show.Findings;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.access.web.PageServer;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Verdict;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The demo in a terminal: one line for each message as soon as its fate is known, and below them a few lines that are redrawn in
 * place. What scrolls away stays in the terminal's history.
 */
final class LiveView implements DemoView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] TURNING = {"\u280B", "\u2819", "\u2839", "\u2838", "\u283C", "\u2834", "\u2826", "\u2827", "\u2807",
            "\u280F"};

    private static final String KEYS = "r Enter  puts the newest quarantined message back     q Enter  ends";
    // What stands before the subject, and two blanks behind it.
    private static final int BEFORE_SUBJECT = 76;
    // Narrower windows would break the lines that are redrawn.
    private static final int REDRAW_COLUMNS_MIN = 72;
    private static final int ONE_LINE_COLUMNS = 96;

    private final Terminal terminal;
    private final InstantSource clock;
    private final Paint paint;
    private final int total;
    private final Map<String, String> shown = new HashMap<>();
    private int footer;
    private int turn;
    private String said = "";
    private String last = "";
    private String ending = "";

    LiveView(Terminal terminal, InstantSource clock, int total) {
        this.terminal = terminal;
        this.clock = clock;
        this.paint = terminal.paint();
        this.total = total;
    }

    @Override public void begin(PageServer page, Path folder) {
        terminal.line("");
        terminal.line("  " + paint.bold("Larkspur Instruments")
                + ", an organisation that does not exist: three mailboxes in a Microsoft 365 tenant and three in a Google Workspace,");
        terminal.line("  both simulated in this process on loopback sockets, with the real doors to them.");
        terminal.line("  Mail begins to arrive. Cordon reads it, decides, acts, and writes down what it did.");
        terminal.line("");
        terminal.line("  Page    " + paint.bold(page.url()));
        terminal.line("  Ledger  ./cordon audit verify " + folder);
        terminal.line("");
        terminal.flush();
    }

    @Override public void show(List<InspectionRow> rows, Standing standing, int delivered, String url) {
        StringBuilder out = new StringBuilder();
        for (InspectionRow row : rows.reversed()) {
            boolean known = row.state().equals("waiting") || row.state().equals("inspecting");
            String before = shown.getOrDefault(row.id().value(), "");
            if (!known && !before.equals(row.state())) {
                shown.put(row.id().value(), row.state());
                out.append(line(row)).append('\n');
            }
        }
        if (!terminal.sight().out() || terminal.sight().columns() < REDRAW_COLUMNS_MIN) {
            if (!out.isEmpty()) {
                terminal.text(out.toString());
                terminal.flush();
            }
            return;
        }
        List<String> lines = footer(rows, standing, delivered, url);
        String block = String.join("\n", lines) + "\n";
        ending = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
        if (out.isEmpty() && block.equals(last)) {
            return;
        }
        last = block;
        terminal.text(erase() + out + block);
        footer = lines.size();
        terminal.flush();
    }

    private String erase() {
        return footer == 0 ? "" : "\u001b[" + footer + "A\r\u001b[J";
    }

    private String line(InspectionRow row) {
        int room = Math.max(24, terminal.sight().columns() - BEFORE_SUBJECT);
        int subjectRoom = Math.max(16, room * 11 / 20);
        boolean released = row.state().equals("released");
        String fate = released ? "put back" : Findings.word(row.disposition());
        String box = row.mailbox().address();
        String owner = box.substring(0, Math.max(0, box.indexOf('@')));
        String why = row.reasons().isEmpty() ? "" : paint.dim("  " + Visible.text(row.reasons().getFirst(), room - subjectRoom));
        String subject = row.reasons().isEmpty() ? Visible.text(row.subject(), room)
                : Visible.column(row.subject(), subjectRoom);
        return "  " + paint.dim(TIME.format(row.noticedAt())) + "  " + paint.verdict(row.verdict(),
                Visible.column(Findings.word(row.verdict()), 13))
                + " " + (released ? paint.green(Visible.column(fate, 10)) : paint.disposition(row.disposition(), Visible.column(fate, 10)))
                + " " + paint.dim(String.format(Locale.ROOT, "%5s ms", row.latencyMillis() < 0 ? "?" : Long.toString(row.latencyMillis())))
                + "  " + paint.dim(Visible.column(DemoTenants.word(row.mailbox().connector()), 9)) + "  " + Visible.column(owner, 13) + "  "
                + subject + why;
    }

    private List<String> footer(List<InspectionRow> rows, Standing standing, int delivered, String url) {
        long quarantined = rows.stream().filter(r -> r.disposition() == Disposition.QUARANTINE && r.state().equals("concluded")).count();
        long released = rows.stream().filter(r -> r.state().equals("released")).count();
        boolean arriving = delivered < total;
        String state = arriving ? TURNING[turn++ / 2 % TURNING.length] + " mail is arriving" : "\u2713 all mail has arrived";
        String counts = String.format(Locale.ROOT, "%d of %d arrived   %s   %s   %s   %s", delivered, total,
                count(rows, Verdict.MALICIOUS), count(rows, Verdict.SUSPICIOUS), count(rows, Verdict.BULK), count(rows, Verdict.CLEAN));
        String root = standing.ledgerRoot();
        String ledger = String.format(Locale.ROOT, "ledger %,d entries%s", standing.ledgerSize(),
                root.isEmpty() ? "" : ", root " + root.substring(0, Math.min(12, root.length())) + "\u2026");
        List<String> lines = new ArrayList<>(List.of(""));
        int columns = terminal.sight().columns();
        if (columns < ONE_LINE_COLUMNS) {
            lines.add("  " + paint.cyan(state));
            lines.add("  " + counts);
        } else {
            lines.add("  " + paint.cyan(state) + "   " + counts);
        }
        lines.add("  " + paint.red(quarantined + " in quarantine") + ", " + released + " put back, " + paint.dim(ledger));
        if (("page: " + url).length() + 2 < columns) {
            lines.add("  page: " + url);
        }
        lines.add("  " + Visible.cut(said.isEmpty() ? KEYS : said, columns - 3));
        return lines;
    }

    private String count(List<InspectionRow> rows, Verdict verdict) {
        long count = rows.stream().filter(r -> r.verdict() == verdict && !r.state().equals("waiting")
                && !r.state().equals("inspecting")).count();
        return paint.verdict(verdict, count + " " + Findings.word(verdict));
    }

    @Override public void say(String words) {
        said = Visible.text(words);
        last = "";
    }

    @Override public void end() {
        // The keys do nothing any more.
        terminal.text(footer == 0 ? "" : erase() + ending);
        terminal.line("");
        terminal.flush();
    }
}
