package dev.cordon.access.verifier;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What an audit is told.
 *
 * @param keys the public keys that may vouch for the ledger, as {@code name+id+base64}; empty to take the one in the folder
 * @param remember a file outside the ledger that holds the checkpoint seen last, as a list of none or one
 * @param clockTolerance how far a time may lie before an earlier one without being reported
 * @param opaque true to look at no entry's content, only at the tree
 * @param findingsMax how many findings are listed; further ones are counted
 * @param ordersMax how many order ids are kept in memory, at 16 to 32 bytes each
 */
public record AuditOptions(List<String> keys, List<Path> remember, Duration clockTolerance, boolean opaque, int findingsMax,
        int ordersMax) {

    /** No key given, nothing remembered, five seconds of tolerance, 1,000 findings, 8 million orders. */
    public static final AuditOptions USUAL = new AuditOptions(List.of(), List.of(), Duration.ofSeconds(5), false, 1000, 8_000_000);

    /** Copies the lists. */
    public AuditOptions {
        keys = List.copyOf(keys);
        remember = List.copyOf(remember);
        if (remember.size() > 1 || clockTolerance.isNegative() || findingsMax < 1 || ordersMax < 1) {
            throw new IllegalArgumentException("at most one file to remember in, and positive limits");
        }
    }

    /** With these keys. */
    public AuditOptions withKeys(String... wanted) {
        return new AuditOptions(List.of(wanted), remember, clockTolerance, opaque, findingsMax, ordersMax);
    }

    /** With a file to remember the checkpoint in. */
    public AuditOptions withRemember(Path file) {
        return new AuditOptions(keys, List.of(file), clockTolerance, opaque, findingsMax, ordersMax);
    }

    /** With another tolerance for clocks. */
    public AuditOptions withClockTolerance(Duration tolerance) {
        return new AuditOptions(keys, remember, tolerance, opaque, findingsMax, ordersMax);
    }

    /** Without a look at the entries' content. */
    public AuditOptions withOpaqueEntries() {
        return new AuditOptions(keys, remember, clockTolerance, true, findingsMax, ordersMax);
    }
}
