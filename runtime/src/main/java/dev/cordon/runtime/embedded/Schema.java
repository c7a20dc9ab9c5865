package dev.cordon.runtime.embedded;

import dev.cordon.runtime.WorkStore;
import java.util.List;

/** The tables of {@code state.db}. A version is never edited after its release: a change is a new version at the end. */
final class Schema {
    private static final List<List<String>> VERSIONS = List.of(List.of(
            """
            CREATE TABLE work(inspection TEXT PRIMARY KEY, mailbox TEXT NOT NULL, phase TEXT NOT NULL, input TEXT NOT NULL,
              after TEXT NOT NULL, looks INTEGER NOT NULL, since INTEGER NOT NULL, due INTEGER NOT NULL, attempt INTEGER NOT NULL,
              seq INTEGER NOT NULL) WITHOUT ROWID""",
            "CREATE INDEX work_due ON work(due, seq)",
            """
            CREATE TABLE inspections(seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, mailbox TEXT NOT NULL,
              noticed INTEGER NOT NULL, state TEXT NOT NULL, counted INTEGER NOT NULL, row TEXT NOT NULL)""",
            "CREATE INDEX inspections_state ON inspections(state)",
            "CREATE TABLE outcomes(inspection TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE cursors(mailbox TEXT PRIMARY KEY, cursor TEXT NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE claims(mailbox TEXT NOT NULL, message TEXT NOT NULL, content TEXT NOT NULL, inspection TEXT NOT NULL,
              PRIMARY KEY(mailbox, message, content)) WITHOUT ROWID""",
            "CREATE INDEX claims_inspection ON claims(inspection)",
            "CREATE TABLE releases(mailbox TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY(mailbox, content)) WITHOUT ROWID",
            """
            CREATE TABLE senders(tenant TEXT NOT NULL, address TEXT NOT NULL, messages INTEGER NOT NULL, first INTEGER NOT NULL,
              flagged INTEGER NOT NULL, PRIMARY KEY(tenant, address)) WITHOUT ROWID""",
            """
            CREATE TABLE coverage(mailbox TEXT PRIMARY KEY, arrived INTEGER NOT NULL, inspected INTEGER NOT NULL,
              swept INTEGER NOT NULL) WITHOUT ROWID""",
            "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"), List.of(
            "CREATE TABLE protections(mailbox TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE coverage_days(mailbox TEXT NOT NULL, day TEXT NOT NULL, listed INTEGER NOT NULL, missed INTEGER NOT NULL,
              counted INTEGER NOT NULL, closed INTEGER NOT NULL, PRIMARY KEY(mailbox, day)) WITHOUT ROWID"""), List.of(
            """
            CREATE TABLE signatures(tenant TEXT NOT NULL, fingerprint TEXT NOT NULL, messages INTEGER NOT NULL, first INTEGER NOT NULL,
              PRIMARY KEY(tenant, fingerprint)) WITHOUT ROWID""",
            "CREATE INDEX signatures_first ON signatures(first)",
            "ALTER TABLE coverage_days ADD COLUMN judged INTEGER NOT NULL DEFAULT 0",
            """
            CREATE TABLE backfills(mailbox TEXT PRIMARY KEY, since INTEGER NOT NULL, started INTEGER NOT NULL, act INTEGER NOT NULL,
              per_minute INTEGER NOT NULL, state TEXT NOT NULL, listed INTEGER NOT NULL, handed INTEGER NOT NULL, last INTEGER NOT NULL,
              words TEXT NOT NULL) WITHOUT ROWID""",
            """
            CREATE TABLE backfill_pending(mailbox TEXT NOT NULL, place INTEGER NOT NULL, message TEXT NOT NULL,
              PRIMARY KEY(mailbox, place)) WITHOUT ROWID""",
            """
            CREATE TABLE manners(inspection TEXT PRIMARY KEY, mailbox TEXT NOT NULL, batch TEXT NOT NULL, kind TEXT NOT NULL,
              before INTEGER NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL) WITHOUT ROWID""",
            "CREATE INDEX manners_batch ON manners(batch)",
            "CREATE TABLE directories(connector TEXT PRIMARY KEY, at INTEGER NOT NULL, facts TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE reports(inspection TEXT PRIMARY KEY, reporter TEXT NOT NULL, at INTEGER NOT NULL, found INTEGER NOT NULL) WITHOUT ROWID"));

    private Schema() {}

    /** Brings a file to the newest version; refuses one that is newer than this program. */
    static void migrate(Database db) {
        long version = db.first("PRAGMA user_version", row -> row.number(1)).orElse(0L);
        if (version > VERSIONS.size()) {
            throw new WorkStore.NotKept("state.db was written by a newer version of Cordon (schema " + version + ", this one knows "
                    + VERSIONS.size() + ")", new IllegalStateException("newer schema"));
        }
        for (int i = (int) version; i < VERSIONS.size(); i++) {
            int to = i;
            db.transaction(() -> {
                VERSIONS.get(to).forEach(db::change);
                db.change("PRAGMA user_version = " + (to + 1));
            });
        }
    }
}
