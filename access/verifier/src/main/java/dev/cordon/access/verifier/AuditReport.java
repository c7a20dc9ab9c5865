package dev.cordon.access.verifier;

import java.util.List;

/**
 * What an audit found.
 *
 * @param origin the ledger's name; empty when its checkpoint could not be read
 * @param size how many entries the checkpoint covers; -1 when it could not be read
 * @param root the signed root in hexadecimal; empty when it could not be read
 * @param entriesRead how many entries were read and hashed
 * @param checkpointsRead how many checkpoints of the history were read
 * @param findings what is wrong, in the order it was found
 * @param findingsMore how many more there were than are listed
 * @param notes what an auditor should know and that is not wrong
 * @param openOrders orders without a receipt, at most 1,000 of them
 * @param openOrdersCount how many orders have no receipt
 */
public record AuditReport(String origin, long size, String root, long entriesRead, long checkpointsRead, List<Finding> findings,
        long findingsMore, List<String> notes, List<OpenOrder> openOrders, long openOrdersCount) {

    /** Copies the lists. */
    public AuditReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        openOrders = List.copyOf(openOrders);
    }

    /**
     * An order that no receipt answers yet.
     *
     * @param index the order's place in the ledger
     * @param id the order's id
     */
    public record OpenOrder(long index, String id) {
    }

    /** Whether nothing is wrong. */
    public boolean sound() {
        return findings.isEmpty();
    }
}
