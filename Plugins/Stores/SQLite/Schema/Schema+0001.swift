// Instants are milliseconds since 1970 in UTC, NULL for what has not happened or will not; days are days since
// 1970-01-01; amounts are minor units. Texts sort by bytes. PostgreSQL shares all of this but for STRICT and WITHOUT
// ROWID.
extension Schema {
    static let tables0001 = """
        CREATE TABLE meta (
            name TEXT PRIMARY KEY NOT NULL,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE users (
            id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
            role TEXT NOT NULL CHECK (role IN ('salesperson', 'manager', 'admin')),
            can_log_in INTEGER NOT NULL CHECK (can_log_in IN (0, 1)),
            created_at INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE customers (
            id INTEGER PRIMARY KEY NOT NULL,
            key TEXT NOT NULL UNIQUE CHECK (key <> ''),
            name TEXT NOT NULL,
            company TEXT,
            country TEXT,
            time_zone TEXT,
            language TEXT,
            source TEXT,
            industry TEXT,
            company_size INTEGER,
            categories TEXT NOT NULL,
            annual_purchase INTEGER,
            annual_purchase_currency TEXT,
            credit TEXT,
            budget_authorised INTEGER CHECK (budget_authorised IN (0, 1)),
            preferred_channel TEXT,
            stated_owner TEXT,
            tags TEXT NOT NULL,
            custom TEXT NOT NULL,
            search_text TEXT NOT NULL,
            created_at INTEGER,
            version INTEGER NOT NULL,
            CHECK ((annual_purchase IS NULL) = (annual_purchase_currency IS NULL))
        ) STRICT;
        CREATE INDEX customers_name ON customers (name, key);

        CREATE TABLE contacts (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            position INTEGER NOT NULL,
            name TEXT,
            role TEXT,
            emails TEXT NOT NULL,
            phones TEXT NOT NULL,
            chats TEXT NOT NULL,
            birthday INTEGER,
            do_not_contact TEXT NOT NULL,
            PRIMARY KEY (customer_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE events (
            id INTEGER PRIMARY KEY NOT NULL,
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            kind TEXT NOT NULL,
            occurred_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            ref TEXT NOT NULL,
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
            CHECK ((amount IS NULL) = (currency IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX events_ref ON events (customer_id, kind, ref) WHERE retracted_by IS NULL;
        CREATE INDEX events_time ON events (customer_id, occurred_at, id);

        CREATE TABLE event_currencies (
            currency TEXT PRIMARY KEY NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE facts (
            customer_id INTEGER PRIMARY KEY NOT NULL REFERENCES customers (id),
            inquiry_at INTEGER,
            quote_at INTEGER,
            sample_order_at INTEGER,
            order_at INTEGER,
            order_completed_at INTEGER,
            deal_lost_at INTEGER,
            need_at INTEGER,
            need_event INTEGER,
            need_level TEXT,
            expected_day INTEGER,
            obvious_need_at INTEGER,
            denied_need_at INTEGER,
            weak_signal_at INTEGER,
            strong_signal_at INTEGER,
            strong_signals TEXT,
            inbound_at INTEGER,
            follow_up_at INTEGER,
            follow_up_event INTEGER,
            waiting_message_at INTEGER,
            waiting_message_event INTEGER,
            service_request_at INTEGER,
            service_closed_at INTEGER,
            inquiries INTEGER NOT NULL,
            orders INTEGER NOT NULL,
            open_orders INTEGER NOT NULL,
            events INTEGER NOT NULL,
            online_at INTEGER,
            online_event INTEGER,
            unconfirmed_email_at INTEGER,
            unconfirmed_email_event INTEGER,
            call_at INTEGER,
            call_event INTEGER,
            call_recorded_at INTEGER,
            form_at INTEGER,
            formed_call_at INTEGER,
            formed_call_event INTEGER,
            last_inbound_at INTEGER,
            last_inbound_event INTEGER,
            last_inbound_channel TEXT,
            spell_start_at INTEGER,
            spell_start_event INTEGER,
            spell_follow_up_at INTEGER,
            spell_follow_up_event INTEGER,
            answer_at INTEGER,
            greeting_at INTEGER,
            confirmation_at INTEGER,
            newest_at INTEGER,
            newest_is_outcome INTEGER NOT NULL,
            newest_event INTEGER,
            has_unmatched_ending INTEGER NOT NULL,
            order_days TEXT,
            owner TEXT,
            next_change INTEGER,
            policy_version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX facts_next_change ON facts (next_change, customer_id) WHERE next_change IS NOT NULL;
        CREATE INDEX facts_policy ON facts (policy_version, customer_id);
        CREATE INDEX facts_owner ON facts (owner, customer_id);

        CREATE TABLE labels (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            scheme TEXT NOT NULL,
            label TEXT NOT NULL,
            score INTEGER,
            since INTEGER NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('rule', 'override')),
            PRIMARY KEY (customer_id, scheme)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE label_changes (
            id INTEGER PRIMARY KEY NOT NULL,
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            scheme TEXT NOT NULL,
            from_label TEXT,
            to_label TEXT,
            score INTEGER,
            at INTEGER NOT NULL,
            change_id INTEGER NOT NULL,
            policy_version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX label_changes_time ON label_changes (customer_id, at, id);

        CREATE TABLE obligations (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            kind TEXT NOT NULL,
            cause TEXT NOT NULL,
            position INTEGER NOT NULL,
            due INTEGER NOT NULL,
            channel TEXT,
            reason TEXT NOT NULL,
            owner TEXT,
            PRIMARY KEY (customer_id, kind, cause)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX obligations_owner ON obligations (owner, due, customer_id);
        CREATE INDEX obligations_due ON obligations (due, customer_id);

        CREATE TABLE changes (
            id INTEGER PRIMARY KEY NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            at INTEGER NOT NULL,
            request TEXT,
            digest TEXT NOT NULL
        ) STRICT;

        CREATE TABLE policies (
            version INTEGER PRIMARY KEY NOT NULL,
            text TEXT NOT NULL,
            adopted_at INTEGER NOT NULL,
            adopted_by TEXT NOT NULL
        ) STRICT;
        """

    /// What is history is not changed; an event may only be marked as retracted, once.
    static let appendOnly0002 = """
        CREATE TRIGGER label_changes_update BEFORE UPDATE ON label_changes
        BEGIN SELECT RAISE(ABORT, 'label_changes is append-only'); END;
        CREATE TRIGGER label_changes_delete BEFORE DELETE ON label_changes
        BEGIN SELECT RAISE(ABORT, 'label_changes is append-only'); END;
        CREATE TRIGGER events_update BEFORE UPDATE OF
            id, customer_id, kind, occurred_at, recorded_at, actor, ref, amount, currency, channel, direction, purpose,
            outcome, signal, need_level, expected_close, order_ref, reason, model, serial, service_days, note, owner,
            target, extra, change_id ON events
        BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
        CREATE TRIGGER events_delete BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
        CREATE TRIGGER changes_update BEFORE UPDATE ON changes
        BEGIN SELECT RAISE(ABORT, 'changes is append-only'); END;
        CREATE TRIGGER changes_delete BEFORE DELETE ON changes
        BEGIN SELECT RAISE(ABORT, 'changes is append-only'); END;
        CREATE TRIGGER policies_update BEFORE UPDATE ON policies
        BEGIN SELECT RAISE(ABORT, 'policies is append-only'); END;
        CREATE TRIGGER policies_delete BEFORE DELETE ON policies
        BEGIN SELECT RAISE(ABORT, 'policies is append-only'); END;
        """
}
