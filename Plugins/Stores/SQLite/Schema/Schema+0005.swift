// Imports that can be taken back, and customers that were taken out with them.
extension Schema {
    /// Only what stands in `removals` may leave tables that are append-only.
    static let removals0005 = """
        CREATE TABLE removals (
            customer_id INTEGER PRIMARY KEY NOT NULL,
            change_id INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER removals_update BEFORE UPDATE ON removals
        BEGIN SELECT RAISE(ABORT, 'removals is append-only'); END;
        CREATE TRIGGER removals_delete BEFORE DELETE ON removals
        BEGIN SELECT RAISE(ABORT, 'removals is append-only'); END;

        DROP TRIGGER events_delete;
        CREATE TRIGGER events_delete BEFORE DELETE ON events
        WHEN NOT EXISTS (SELECT 1 FROM removals WHERE customer_id = OLD.customer_id)
        BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
        DROP TRIGGER label_changes_delete;
        CREATE TRIGGER label_changes_delete BEFORE DELETE ON label_changes
        WHEN NOT EXISTS (SELECT 1 FROM removals WHERE customer_id = OLD.customer_id)
        BEGIN SELECT RAISE(ABORT, 'label_changes is append-only'); END;

        ALTER TABLE batches ADD COLUMN first_event INTEGER;
        ALTER TABLE batches ADD COLUMN last_event INTEGER;
        CREATE TRIGGER batches_events BEFORE UPDATE OF first_event, last_event ON batches
        BEGIN SELECT RAISE(ABORT, 'batches is append-only'); END;
        CREATE INDEX batch_rows_customer ON batch_rows (customer_id);
        CREATE INDEX drafts_customer ON drafts (customer_id);
        """
}
