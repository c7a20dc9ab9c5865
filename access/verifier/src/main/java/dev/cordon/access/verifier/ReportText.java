package dev.cordon.access.verifier;

/** Writes a report for people, or as one JSON object. */
public final class ReportText {

    private ReportText() {
    }

    /** A few lines for a person. */
    public static String human(AuditReport report) {
        StringBuilder out = new StringBuilder();
        if (report.size() >= 0) {
            out.append("Ledger ").append(report.origin()).append(": ").append(report.size()).append(" entries, root ")
                    .append(report.root(), 0, 16)
                    .append("…, ").append(report.checkpointsRead()).append(" earlier checkpoints\n");
        }
        report.findings().forEach(finding -> out.append("  FINDING ").append(finding.kind()).append("  ").append(printable(finding.place()))
                .append(": ").append(printable(finding.message())).append('\n'));
        if (report.findingsMore() > 0) {
            out.append("  and ").append(report.findingsMore()).append(" findings more\n");
        }
        report.notes().forEach(note -> out.append("  note: ").append(printable(note)).append('\n'));
        if (report.openOrdersCount() > 0) {
            out.append("  orders without a receipt: ").append(report.openOrdersCount()).append('\n');
            report.openOrders().stream().limit(20).forEach(order -> out.append("    entry ").append(order.index()).append("  ")
                    .append(printable(order.id())).append('\n'));
        }
        out.append(report.sound() ? "Everything holds.\n" : "The ledger does NOT hold; docs/user/audit.md explains each finding.\n");
        return out.toString();
    }

    /** One JSON object on one line, with a newline. */
    public static String json(AuditReport report) {
        StringBuilder out = new StringBuilder("{\"sound\":").append(report.sound()).append(",\"origin\":").append(quoted(report.origin()))
                .append(",\"size\":").append(report.size()).append(",\"root\":").append(quoted(report.root()))
                .append(",\"entries_read\":").append(report.entriesRead()).append(",\"checkpoints_read\":").append(report.checkpointsRead())
                .append(",\"findings\":[");
        String comma = "";
        for (Finding finding : report.findings()) {
            out.append(comma).append("{\"kind\":").append(quoted(finding.kind().name())).append(",\"place\":").append(quoted(finding.place()))
                    .append(",\"message\":").append(quoted(finding.message())).append('}');
            comma = ",";
        }
        out.append("],\"findings_more\":").append(report.findingsMore()).append(",\"notes\":[");
        comma = "";
        for (String note : report.notes()) {
            out.append(comma).append(quoted(note));
            comma = ",";
        }
        out.append("],\"open_orders_count\":").append(report.openOrdersCount()).append(",\"open_orders\":[");
        comma = "";
        for (AuditReport.OpenOrder order : report.openOrders()) {
            out.append(comma).append("{\"index\":").append(order.index()).append(",\"id\":").append(quoted(order.id())).append('}');
            comma = ",";
        }
        return out.append("]}\n").toString();
    }

    /** Text from a ledger on a terminal: no control characters. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return out.toString();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == 0x7f) {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
