// What is derived for a customer in one row: its labels and what it is owed, beside its facts.
extension Schema {
    /// - `labels`: an object by scheme of `[label, score, since, origin]`, in the order of the schemes.
    /// - `obligations`: an array of `[kind, cause, due, channel, reason, due_before, warned_at]`, in their order.
    /// - `due`, `owed`: the earliest of them and how many there are, for the index that worklists are read from.
    /// - `version`: the customer's, where it is later than its profile's: most writes leave the profile as it is.
    static let standings0007 = """
        ALTER TABLE facts ADD COLUMN labels TEXT NOT NULL DEFAULT '{}';
        ALTER TABLE facts ADD COLUMN obligations TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE facts ADD COLUMN due INTEGER;
        ALTER TABLE facts ADD COLUMN owed INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE facts ADD COLUMN version INTEGER;

        UPDATE facts SET
            labels = (
                SELECT json_group_object(scheme, json_array(label, score, since, origin))
                FROM (SELECT * FROM labels l WHERE l.customer_id = facts.customer_id ORDER BY scheme)
            ),
            obligations = (
                SELECT json_group_array(json_array(kind, cause, due, channel, reason, due_before, warned_at))
                FROM (SELECT * FROM obligations o WHERE o.customer_id = facts.customer_id ORDER BY position)
            ),
            due = (SELECT MIN(o.due) FROM obligations o WHERE o.customer_id = facts.customer_id),
            owed = (SELECT count(*) FROM obligations o WHERE o.customer_id = facts.customer_id);

        DROP TABLE labels;
        DROP TABLE obligations;
        CREATE INDEX facts_due ON facts (owner, due, customer_id, owed) WHERE due IS NOT NULL;
        """
}
