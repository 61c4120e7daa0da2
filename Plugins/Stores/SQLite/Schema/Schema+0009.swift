// Events where they are read: those of a customer beside one another, by time.
extension Schema {
    /// - `events.ref` is NULL for a name that is made of the event itself: `of-TARGET` of the form of a conversation,
    ///   `change-CHANGE` of any other. Nothing outside knows such a name, so no index has it.
    /// - `batch_rows` has each customer that an import did something to.
    static let timelines0009 = """
        INSERT INTO batch_rows (change_id, customer_id, events)
            SELECT DISTINCT b.change_id, e.customer_id, '[]' FROM batches b
            JOIN events e ON e.id BETWEEN b.first_event AND b.last_event
            WHERE b.first_event IS NOT NULL
            ON CONFLICT DO NOTHING;

        CREATE TABLE timelines (
            id INTEGER NOT NULL,
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            kind TEXT NOT NULL,
            occurred_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            ref TEXT,
            amount INTEGER,
            currency TEXT,
            channel TEXT,
            direction TEXT,
            purpose TEXT,
            outcome TEXT,
            signal TEXT,
            need_level TEXT,
            expected_close INTEGER,
            order_ref TEXT,
            reason TEXT,
            model TEXT,
            serial TEXT,
            service_days INTEGER,
            note TEXT,
            owner TEXT,
            target INTEGER,
            extra TEXT,
            retracted_by INTEGER,
            change_id INTEGER NOT NULL,
            PRIMARY KEY (customer_id, occurred_at, id),
            CHECK ((amount IS NULL) = (currency IS NULL))
        ) STRICT, WITHOUT ROWID;
        INSERT INTO timelines
            SELECT id, customer_id, kind, occurred_at, recorded_at, actor, ref, amount, currency, channel, direction,
                purpose, outcome, signal, need_level, expected_close, order_ref, reason, model, serial, service_days,
                note, owner, target, extra, retracted_by, change_id
            FROM events ORDER BY customer_id, occurred_at, id;
        DROP TABLE events;
        ALTER TABLE timelines RENAME TO events;

        CREATE UNIQUE INDEX events_ref ON events (customer_id, kind, ref) WHERE retracted_by IS NULL AND ref IS NOT NULL;
        CREATE INDEX events_kept ON events (occurred_at, customer_id) WHERE kind || '' = 'promise-kept';
        CREATE TRIGGER events_update BEFORE UPDATE OF
            id, customer_id, kind, occurred_at, recorded_at, actor, ref, amount, currency, channel, direction, purpose,
            outcome, signal, need_level, expected_close, order_ref, reason, model, serial, service_days, note, owner,
            target, extra, change_id ON events
        BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
        CREATE TRIGGER events_delete BEFORE DELETE ON events
        WHEN NOT EXISTS (SELECT 1 FROM removals WHERE customer_id = OLD.customer_id)
        BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
        """
}
