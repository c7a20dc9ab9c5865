package dev.cordon.access.verifier;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** What entries say about themselves: their number, their time, and which order a receipt answers. */
final class EntryAudit {

    private final Findings findings;
    private final Duration tolerance;
    private final OrderTable orders;
    private Instant latest = Instant.MIN;
    private boolean back;
    private boolean overflowed;

    EntryAudit(Findings findings, AuditOptions options) {
        this.findings = findings;
        this.tolerance = options.clockTolerance();
        this.orders = new OrderTable(options.ordersMax());
    }

    OrderTable orders() {
        return orders;
    }

    void entry(long index, byte[] bytes) {
        String place = "entry " + index;
        Map<String, String> fields;
        try {
            fields = EntryFields.read(bytes);
        } catch (EntryFields.NotJson e) {
            findings.add(Finding.Kind.ENTRY_UNREADABLE, place, "no JSON object as the ledger writes it: " + e.getMessage());
            return;
        }
        String seq = fields.getOrDefault("seq", "none");
        if (!seq.equals(Long.toString(index))) {
            findings.add(Finding.Kind.SEQUENCE, place, "it calls itself number " + shown(seq));
        }
        time(place, fields.getOrDefault("at", ""));
        pairing(index, place, fields);
    }

    private void time(String place, String text) {
        Instant at;
        try {
            at = Instant.parse(text);
        } catch (DateTimeParseException e) {
            findings.add(Finding.Kind.ENTRY_UNREADABLE, place, "its time \"at\" is not in ISO 8601: " + shown(text));
            return;
        }
        if (at.isAfter(latest)) {
            latest = at;
        }
        boolean behind = Duration.between(at, latest).compareTo(tolerance) > 0;
        if (behind && !back) {
            findings.add(Finding.Kind.CLOCK_BACK, place, "its time " + at + " lies before " + latest + ", which an earlier entry has");
        }
        back = behind;
    }

    private void pairing(long index, String place, Map<String, String> fields) {
        switch (fields.getOrDefault("kind", "")) {
            case "order" -> {
                // The line writes the order's id as `order`, like the receipt that answers it.
                if (!orders.order(fields.getOrDefault("id", fields.getOrDefault("order", "")), index) && !overflowed) {
                    overflowed = true;
                    findings.note("There are more orders than are kept in memory; receipts from entry " + index + " on are not matched.");
                }
            }
            case "receipt" -> {
                String order = fields.getOrDefault("order", "");
                if (!orders.receipt(order) && !overflowed) {
                    findings.add(Finding.Kind.RECEIPT_WITHOUT_ORDER, place, "no order before it has the id " + shown(order));
                }
            }
            default -> { }
        }
    }

    static String shown(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(80).forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return out.append(text.length() > 80 ? "…\"" : "\"").toString();
    }
}
