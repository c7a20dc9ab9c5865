package dev.cordon.runtime.embedded;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.ask.SenderHistory;
import dev.cordon.kernel.port.ask.SignatureHistory;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Cursors;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Claims, moves, releases, cursors and sender history, in {@code state.db}. */
final class SqliteRecords implements Records, Cursors, History {
    private static final Duration SIGNATURES_KEPT = Duration.ofDays(90);

    private final Database db;

    SqliteRecords(Database db) {
        this.db = db;
    }

    @Override public InspectionId claim(MailboxId mailbox, ProviderMessageId message, ContentHash content, InspectionId inspection) {
        db.change("INSERT INTO claims VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING", mailbox.key(), message.value(), content.value(),
                inspection.value());
        return db.first("SELECT inspection FROM claims WHERE mailbox = ? AND message = ? AND content = ?",
                row -> new InspectionId(row.text(1)), mailbox.key(), message.value(), content.value()).orElse(inspection);
    }

    @Override public void moved(MailboxId mailbox, ProviderMessageId now, ContentHash content, InspectionId inspection) {
        db.change("INSERT OR REPLACE INTO claims VALUES(?, ?, ?, ?)", mailbox.key(), now.value(), content.value(), inspection.value());
    }

    /** Everything one inspection has claimed belongs to another from now on: the one that looks at the same copy again. */
    void handOver(InspectionId from, InspectionId to) {
        db.change("UPDATE claims SET inspection = ? WHERE inspection = ?", to.value(), from.value());
    }

    @Override public void released(MailboxId mailbox, ContentHash content) {
        db.change("INSERT OR IGNORE INTO releases VALUES(?, ?)", mailbox.key(), content.value());
    }

    @Override public boolean isReleased(MailboxId mailbox, ContentHash content) {
        return db.first("SELECT 1 FROM releases WHERE mailbox = ? AND content = ?", row -> row.number(1), mailbox.key(), content.value())
                .isPresent();
    }

    @Override public Optional<Cursor> load(MailboxId mailbox) {
        return db.first("SELECT cursor FROM cursors WHERE mailbox = ?", row -> new Cursor(row.text(1)), mailbox.key());
    }

    @Override public void save(MailboxId mailbox, Cursor cursor) {
        // A cursor that did not move costs no write: idle mailboxes are swept every minute.
        if (!load(mailbox).equals(Optional.of(cursor))) {
            db.change("INSERT OR REPLACE INTO cursors VALUES(?, ?)", mailbox.key(), cursor.value());
        }
    }

    @Override public Answer<SenderHistory> sender(TenantId tenant, String address) {
        return Answer.of(db.first("SELECT messages, first, flagged FROM senders WHERE tenant = ? AND address = ?",
                row -> new SenderHistory(row.number(1), Instant.ofEpochMilli(row.number(2)), row.number(3)), tenant.value(),
                address.toLowerCase(Locale.ROOT)).orElse(SenderHistory.NEVER));
    }

    @Override public Answer<SignatureHistory> signature(TenantId tenant, String fingerprint) {
        return Answer.of(db.first("SELECT messages, first FROM signatures WHERE tenant = ? AND fingerprint = ?",
                row -> new SignatureHistory(row.number(1), Instant.ofEpochMilli(row.number(2))), tenant.value(), fingerprint)
                .orElse(SignatureHistory.NEVER));
    }

    /** Folds one signature of an inspected message in; those that first came more than 90 days before it are forgotten. */
    void fold(TenantId tenant, String fingerprint, Instant at) {
        db.change("DELETE FROM signatures WHERE first < ?", at.minus(SIGNATURES_KEPT).toEpochMilli());
        db.change("""
                INSERT INTO signatures VALUES(?, ?, 1, ?) ON CONFLICT(tenant, fingerprint) DO UPDATE SET messages = messages + 1,
                  first = min(first, excluded.first)""", tenant.value(), fingerprint, at.toEpochMilli());
    }

    /** Folds one inspected message in. */
    void fold(TenantId tenant, String address, Instant at, boolean flagged) {
        db.change("""
                INSERT INTO senders VALUES(?, ?, 1, ?, ?) ON CONFLICT(tenant, address) DO UPDATE SET messages = messages + 1,
                  first = min(first, excluded.first), flagged = flagged + excluded.flagged""",
                tenant.value(), address.toLowerCase(Locale.ROOT), at.toEpochMilli(), flagged ? 1 : 0);
    }
}
