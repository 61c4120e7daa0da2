// Worklists in their order: what decides where the line of a customer stands, in the row of its facts, and indexes that
// give the lines of an owner as they are shown.
extension Schema {
    /// - `rank`: the place of its labels among customers of one section, as the policy orders them; `crowds`: bits for the
    ///   labels that nobody should own too many of. Both are derived, so all customers are derived anew.
    /// - `clock_due`, `work_due`: the earliest of response clocks, and of all but recycle-warnings; `due` is that of all.
    /// - `name`, `key`: the customer's, for the order of what falls due at one instant.
    ///
    /// `facts_worklist` has whoever is owed anything, `facts_pressing` those for whom a clock runs, and `facts_warned` those
    /// whose warning comes before all else: ahead, they stand where the next after it puts them.
    static let worklists0010 = """
        DROP INDEX facts_due;
        ALTER TABLE facts DROP COLUMN owed;
        ALTER TABLE facts ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE facts ADD COLUMN crowds INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE facts ADD COLUMN clock_due INTEGER;
        ALTER TABLE facts ADD COLUMN work_due INTEGER;
        ALTER TABLE facts ADD COLUMN name TEXT NOT NULL DEFAULT '';
        ALTER TABLE facts ADD COLUMN key TEXT NOT NULL DEFAULT '';

        UPDATE facts SET
            (name, key) = (SELECT c.name, c.key FROM customers c WHERE c.id = facts.customer_id),
            clock_due = (
                SELECT MIN(json_extract(o.value, '$[2]')) FROM json_each(facts.obligations) o
                WHERE json_extract(o.value, '$[0]') IN ('greet-online', 'reply', 'first-contact', 'phone-confirm')
            ),
            work_due = (
                SELECT MIN(json_extract(o.value, '$[2]')) FROM json_each(facts.obligations) o
                WHERE json_extract(o.value, '$[0]') <> 'recycle-warning'
            ),
            policy_version = 0, next_change = 0;

        CREATE INDEX facts_worklist ON facts (owner, rank, due, name, key, clock_due, work_due) WHERE due IS NOT NULL;
        CREATE INDEX facts_pressing ON facts (owner, rank, clock_due, name, key, due) WHERE clock_due IS NOT NULL;
        CREATE INDEX facts_warned ON facts (owner, rank, work_due, name, key, due, clock_due) WHERE due IS NOT work_due;
        CREATE INDEX facts_crowds ON facts (owner, crowds) WHERE crowds <> 0;
        """
}
