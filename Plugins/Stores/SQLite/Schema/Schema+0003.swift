// Teams and their time, who owned what when, what is kept one by one for a customer, and the records of what was done.
extension Schema {
    static let team0003 = """
        ALTER TABLE users ADD COLUMN name TEXT;
        ALTER TABLE users ADD COLUMN team TEXT CHECK (team <> '');
        ALTER TABLE users ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1));

        CREATE TABLE user_leave (
            user_id TEXT NOT NULL REFERENCES users (id),
            position INTEGER NOT NULL,
            first_day INTEGER NOT NULL,
            last_day INTEGER NOT NULL,
            PRIMARY KEY (user_id, position),
            CHECK (first_day <= last_day)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE user_hours (
            user_id TEXT NOT NULL REFERENCES users (id),
            weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
            start_minute INTEGER NOT NULL CHECK (start_minute >= 0),
            end_minute INTEGER NOT NULL CHECK (end_minute <= 1440),
            PRIMARY KEY (user_id, weekday, start_minute),
            CHECK (start_minute < end_minute)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE teams (
            id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
            name TEXT,
            regions TEXT NOT NULL,
            last_allocated TEXT
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE facts ADD COLUMN care_at INTEGER;
        ALTER TABLE facts ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1));
        ALTER TABLE facts ADD COLUMN has_commitments INTEGER NOT NULL DEFAULT 0 CHECK (has_commitments IN (0, 1));
        DROP INDEX facts_owner;
        CREATE INDEX facts_owner ON facts (owner, customer_id, orders, is_locked);

        ALTER TABLE obligations ADD COLUMN due_before INTEGER;
        ALTER TABLE obligations ADD COLUMN warned_at INTEGER;

        CREATE TABLE promises (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            event_id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            due INTEGER NOT NULL,
            zone TEXT,
            rrule TEXT,
            channel TEXT,
            note TEXT,
            kept_to INTEGER,
            PRIMARY KEY (customer_id, event_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE installations (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            event_id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            installed_at INTEGER NOT NULL,
            model TEXT,
            serial TEXT,
            service_days INTEGER,
            serviced_at INTEGER NOT NULL,
            PRIMARY KEY (customer_id, event_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE installation_parts (
            customer_id INTEGER NOT NULL,
            event_id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            days INTEGER NOT NULL,
            replaced_at INTEGER NOT NULL,
            PRIMARY KEY (customer_id, event_id, position),
            FOREIGN KEY (customer_id, event_id) REFERENCES installations (customer_id, event_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE overrides (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            scheme TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'in-force')),
            event_id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            label TEXT NOT NULL,
            from_label TEXT,
            at INTEGER NOT NULL,
            set_by TEXT NOT NULL,
            reason TEXT,
            until INTEGER,
            approved_by TEXT,
            PRIMARY KEY (customer_id, scheme, state)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX overrides_waiting ON overrides (customer_id) WHERE state = 'waiting';

        CREATE TABLE snoozes (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            kind TEXT NOT NULL,
            cause TEXT NOT NULL,
            position INTEGER NOT NULL,
            until INTEGER NOT NULL,
            count INTEGER NOT NULL,
            snoozed_by TEXT NOT NULL,
            reason TEXT,
            PRIMARY KEY (customer_id, kind, cause)
        ) STRICT, WITHOUT ROWID;
        """ + spells0003 + records0003

    /// Of one customer none begins before the one before it has ended, whoever writes.
    private static let spells0003 = """

        CREATE TABLE spells (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            start_event INTEGER NOT NULL,
            owner TEXT NOT NULL CHECK (owner <> ''),
            started_at INTEGER NOT NULL,
            reason TEXT,
            started_by TEXT NOT NULL,
            ended_at INTEGER,
            end_event INTEGER,
            end_reason TEXT,
            ended_by TEXT,
            PRIMARY KEY (customer_id, start_event),
            CHECK ((ended_at IS NULL) = (end_event IS NULL)),
            CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
            CHECK (end_reason IS NULL OR ended_at IS NOT NULL),
            CHECK (ended_at >= started_at)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX spells_open ON spells (customer_id) WHERE ended_at IS NULL;
        CREATE INDEX spells_owner ON spells (owner, started_at);

        -- The spells that the timelines of an older file have.
        INSERT INTO spells
        SELECT customer_id, id, owner, occurred_at, reason, actor, next_at, next_id, next_reason, next_actor
        FROM (
            SELECT customer_id, id, kind, owner, occurred_at, reason, actor, LEAD(occurred_at) OVER w AS next_at,
                LEAD(id) OVER w AS next_id, LEAD(reason) OVER w AS next_reason, LEAD(actor) OVER w AS next_actor
            FROM events WHERE kind IN ('owned', 'released') AND retracted_by IS NULL
            WINDOW w AS (PARTITION BY customer_id ORDER BY occurred_at, id)
        ) WHERE kind = 'owned' AND owner IS NOT NULL;

        -- What is derived has grown: it is derived anew, from the timelines, by the next write.
        UPDATE facts SET policy_version = 0, next_change = 0;

        CREATE TRIGGER spells_insert BEFORE INSERT ON spells WHEN EXISTS (
            SELECT 1 FROM spells o WHERE o.customer_id = NEW.customer_id AND
            CASE WHEN (o.started_at, o.start_event) < (NEW.started_at, NEW.start_event)
            THEN COALESCE(o.ended_at > NEW.started_at, TRUE) ELSE COALESCE(NEW.ended_at > o.started_at, TRUE) END
        )
        BEGIN SELECT RAISE(ABORT, 'spells overlap'); END;
        CREATE TRIGGER spells_begun BEFORE UPDATE OF customer_id, start_event, owner, started_at, reason, started_by ON spells
        BEGIN SELECT RAISE(ABORT, 'a spell that has begun can only end'); END;
        CREATE TRIGGER spells_update BEFORE UPDATE ON spells WHEN EXISTS (
            SELECT 1 FROM spells o WHERE o.customer_id = NEW.customer_id AND o.start_event <> OLD.start_event AND
            CASE WHEN (o.started_at, o.start_event) < (NEW.started_at, NEW.start_event)
            THEN COALESCE(o.ended_at > NEW.started_at, TRUE) ELSE COALESCE(NEW.ended_at > o.started_at, TRUE) END
        )
        BEGIN SELECT RAISE(ABORT, 'spells overlap'); END;
        """

    private static let records0003 = """

        CREATE TABLE tags (
            name TEXT PRIMARY KEY NOT NULL,
            colour TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE batches (
            change_id INTEGER PRIMARY KEY NOT NULL,
            actor TEXT NOT NULL,
            at INTEGER NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL,
            count INTEGER NOT NULL,
            undone_by INTEGER
        ) STRICT;

        CREATE TABLE batch_rows (
            change_id INTEGER NOT NULL REFERENCES batches (change_id),
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            events TEXT NOT NULL,
            PRIMARY KEY (change_id, customer_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE batch_values (
            change_id INTEGER NOT NULL,
            customer_id INTEGER NOT NULL,
            side TEXT NOT NULL CHECK (side IN ('before', 'after')),
            field TEXT NOT NULL,
            value TEXT,
            PRIMARY KEY (change_id, customer_id, side, field),
            FOREIGN KEY (change_id, customer_id) REFERENCES batch_rows (change_id, customer_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE batch_tags (
            change_id INTEGER NOT NULL REFERENCES batches (change_id),
            name TEXT NOT NULL,
            before_colour TEXT,
            after_colour TEXT,
            PRIMARY KEY (change_id, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER batches_update BEFORE UPDATE OF change_id, actor, at, action, detail, count ON batches
        BEGIN SELECT RAISE(ABORT, 'batches is append-only'); END;
        CREATE TRIGGER batches_undo BEFORE UPDATE OF undone_by ON batches WHEN OLD.undone_by IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a batch is undone once'); END;
        CREATE TRIGGER batches_delete BEFORE DELETE ON batches
        BEGIN SELECT RAISE(ABORT, 'batches is append-only'); END;

        CREATE TABLE drafts (
            id INTEGER PRIMARY KEY NOT NULL,
            author TEXT NOT NULL,
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            kind TEXT NOT NULL,
            occurred_at INTEGER NOT NULL,
            kept_at INTEGER NOT NULL,
            ref TEXT,
            form_filled INTEGER NOT NULL CHECK (form_filled IN (0, 1)),
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
            CHECK ((amount IS NULL) = (currency IS NULL))
        ) STRICT;
        CREATE INDEX drafts_author ON drafts (author, id);

        CREATE TABLE reviews (
            id INTEGER PRIMARY KEY NOT NULL,
            user_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            answers TEXT NOT NULL,
            change_id INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX reviews_user ON reviews (user_id, at, id);

        CREATE TRIGGER reviews_update BEFORE UPDATE ON reviews
        BEGIN SELECT RAISE(ABORT, 'reviews is append-only'); END;
        CREATE TRIGGER reviews_delete BEFORE DELETE ON reviews
        BEGIN SELECT RAISE(ABORT, 'reviews is append-only'); END;

        CREATE TABLE audit_links (
            change_id INTEGER PRIMARY KEY NOT NULL,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            request TEXT,
            payload_digest TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;

        CREATE TABLE audit_payloads (
            change_id INTEGER PRIMARY KEY NOT NULL REFERENCES audit_links (change_id),
            salt TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;

        CREATE TRIGGER audit_links_update BEFORE UPDATE ON audit_links
        BEGIN SELECT RAISE(ABORT, 'audit_links is append-only'); END;
        CREATE TRIGGER audit_links_delete BEFORE DELETE ON audit_links
        BEGIN SELECT RAISE(ABORT, 'audit_links is append-only'); END;
        CREATE TRIGGER audit_payloads_update BEFORE UPDATE ON audit_payloads
        BEGIN SELECT RAISE(ABORT, 'audit_payloads can be erased, not changed'); END;
        """
}
