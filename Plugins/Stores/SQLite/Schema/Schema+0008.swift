// The audit of a change in one row, and the store's clock in the row of the change that moved it: what every write adds
// is two rows and no more.
extension Schema {
    /// - `audit_links.salt`, `payload`: what the digest stands for, NULL once it was erased.
    /// - `changes.processed_to`: up to when the store was processed with it. `meta` says so where time passed and nothing
    ///   was recorded; the later of both holds.
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
        """
}
