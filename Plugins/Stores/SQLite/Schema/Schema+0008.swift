// The audit of a change in one row, the store's clock in the row of the change that moved it, and the labels of a customer
// that move together in one row beside those that moved before.
extension Schema {
    /// - `audit_links.salt`, `payload`: what the digest stands for, NULL once it was erased.
    /// - `changes.processed_to`: up to when the store was processed with it. `meta` says so where time passed and nothing
    ///   was recorded; the later of both holds.
    /// - `label_moves`: an array of `[scheme, from, to, score]` for each time that labels of a customer moved, by customer,
    ///   instant and `place`, which counts those of one instant. `label_changes` shows it as a row for each label.
    static let journal0008 = """
        ALTER TABLE changes ADD COLUMN processed_to INTEGER;
        DROP TRIGGER changes_update;
        UPDATE changes SET processed_to = (SELECT value FROM meta WHERE name = 'processed_to')
        WHERE id = (SELECT max(id) FROM changes);
        CREATE TRIGGER changes_update BEFORE UPDATE ON changes
        BEGIN SELECT RAISE(ABORT, 'changes is append-only'); END;

        DROP TRIGGER audit_links_update;
        DROP TRIGGER audit_payloads_update;
        ALTER TABLE audit_links ADD COLUMN salt TEXT;
        ALTER TABLE audit_links ADD COLUMN payload TEXT;
        UPDATE audit_links SET (salt, payload) =
            (SELECT p.salt, p.text FROM audit_payloads p WHERE p.change_id = audit_links.change_id);
        DROP TABLE audit_payloads;
        CREATE TRIGGER audit_links_update BEFORE UPDATE OF
            change_id, at, actor, action, subject, request, payload_digest, hash ON audit_links
        BEGIN SELECT RAISE(ABORT, 'audit_links is append-only'); END;
        CREATE TRIGGER audit_links_erase BEFORE UPDATE OF salt, payload ON audit_links
        WHEN NEW.salt IS NOT NULL OR NEW.payload IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'the payload of an audit link can be erased, not changed'); END;

        CREATE TABLE label_moves (
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            at INTEGER NOT NULL,
            place INTEGER NOT NULL,
            change_id INTEGER NOT NULL,
            policy_version INTEGER NOT NULL,
            moves TEXT NOT NULL,
            PRIMARY KEY (customer_id, at, place)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO label_moves
            SELECT customer_id, at, row_number() OVER (PARTITION BY customer_id, at ORDER BY id) - 1, change_id,
                policy_version, json_array(json_array(scheme, from_label, to_label, score))
            FROM label_changes ORDER BY customer_id, at, id;
        DROP TABLE label_changes;
        CREATE VIEW label_changes AS
            SELECT m.customer_id, json_extract(value, '$[0]') AS scheme, json_extract(value, '$[1]') AS from_label,
                json_extract(value, '$[2]') AS to_label, json_extract(value, '$[3]') AS score, m.at, m.change_id,
                m.policy_version
            FROM label_moves m, json_each(m.moves);
        CREATE TRIGGER label_moves_update BEFORE UPDATE ON label_moves
        BEGIN SELECT RAISE(ABORT, 'label_moves is append-only'); END;
        CREATE TRIGGER label_moves_delete BEFORE DELETE ON label_moves
        WHEN NOT EXISTS (SELECT 1 FROM removals WHERE customer_id = OLD.customer_id)
        BEGIN SELECT RAISE(ABORT, 'label_moves is append-only'); END;
        """
}
