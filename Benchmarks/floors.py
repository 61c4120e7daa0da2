#!/usr/bin/env python3
"""How long SQLite alone takes for the rows that Rapport wrote: what is left when no rule is asked and no text is read.

  floors.py STORE           every row of STORE into an empty file with its tables and indexes, in one transaction
  floors.py BEFORE AFTER    what AFTER has more than BEFORE, change by change, each with its commit, on a copy of BEFORE

AFTER is a copy of BEFORE in which more was done: follow-ups, or an import of events on the next day. Both are closed stores, and
settings are those of a store (docs/performance.md). With more than ten changes bare rows with an index are committed before and
after, in a file of their own. There has to be as much room again as the larger file takes, beside it."""
import os, resource, shutil, sqlite3, sys, time

SETTINGS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=8192;"
# Rows of a change, by customer where they have one.
BY_CUSTOMER, BY_CHANGE = ["events", "label_moves"], [("changes", "id"), ("audit_links", "change_id")]
# Columns of facts that an update names only where they move, for indexes are made of them, and those that it never names.
MOVING = {"rank", "due", "clock_due", "work_due", "next_change", "owner", "orders", "is_locked", "crowds", "policy_version"}
STAYING = {"customer_id", "name", "key"}


class Stopwatch:
    def __init__(self):
        self.cpu, self.wall = self.now()

    @staticmethod
    def now():
        usage = resource.getrusage(resource.RUSAGE_SELF)
        return usage.ru_utime + usage.ru_stime, time.perf_counter()

    def read(self):
        cpu, wall = self.now()
        return cpu - self.cpu, wall - self.wall


def opened(path, megabytes):
    file = sqlite3.connect(path, isolation_level=None, cached_statements=512, uri=True)
    file.executescript(f"{SETTINGS} PRAGMA cache_size=-{megabytes * 1024};")
    return file


def lengthened(file):
    """Gives the log the length that it keeps: to lengthen it costs as much again as a commit, and ends once it was long."""
    file.execute("CREATE TABLE filler (bytes BLOB)")
    file.execute("INSERT INTO filler VALUES (zeroblob(40000000))")
    file.execute("DROP TABLE filler")
    file.execute("PRAGMA wal_checkpoint(RESTART)")
    return file


def everything(store, scratch):
    file = opened(scratch, 256)
    file.execute(f"ATTACH 'file:{store}?mode=ro' AS source")
    made = file.execute(
        "SELECT type, name, sql FROM source.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").fetchall()
    for _, _, sql in made:
        file.execute(sql)
    tables = [name for kind, name, _ in made if kind == "table"]
    first = ["users", "batches", "customers", "contacts", "facts", "events", "changes"]
    customers = file.execute("SELECT count(*) FROM source.customers").fetchone()[0]
    whole = Stopwatch()
    file.execute("BEGIN")
    for table in first + [table for table in tables if table not in first]:
        part = Stopwatch()
        # A limit keeps SQLite from copying pages in place of rows.
        rows = file.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table} LIMIT -1").rowcount
        if rows * 10 > customers:
            print(f"{table:12} {rows:10,} rows {part.read()[0] / customers * 1e6:6.1f} us CPU a customer")
    part = Stopwatch()
    file.execute("COMMIT")
    print(f"commit {part.read()[0] / customers * 1e6:28.1f} us CPU a customer")
    cpu, wall = whole.read()
    print(f"together {cpu / customers * 1e6:26.1f} us CPU a customer, {wall / customers * 1e6:.1f} us wall")


def names(file, table):
    return [row[1] for row in file.execute(f"PRAGMA main.table_info({table})")]


def insert(file, table):
    return f"INSERT INTO main.{table} VALUES ({', '.join('?' * len(names(file, table)))})"


def updates(file):
    """The update of each customer whose facts differ, as text and arguments."""
    columns, found = names(file, "facts"), {}
    differing = file.execute(
        "SELECT a.*, b.* FROM after.facts a JOIN main.facts b USING (customer_id) WHERE a.labels <> b.labels OR a.events <> b.events "
        "OR a.obligations <> b.obligations OR a.next_change IS NOT b.next_change").fetchall()
    place = columns.index("customer_id")
    for row in differing:
        new, old = row[:len(columns)], row[len(columns):]
        named = [n for n, name in enumerate(columns) if name not in STAYING and (name not in MOVING or old[n] != new[n])]
        sets = ", ".join(f"{columns[n]} = ?" for n in named)
        found[new[place]] = (f"UPDATE facts SET {sets} WHERE customer_id = ?", [new[n] for n in named] + [new[place]])
    return found


def statements(file):
    """For each change of AFTER what is to be executed, customer by customer."""
    last = file.execute("SELECT max(id) FROM main.changes").fetchone()[0]
    facts, changes = updates(file), {}
    for table in BY_CUSTOMER:
        sql, columns = insert(file, table), names(file, table)
        change, customer = columns.index("change_id"), columns.index("customer_id")
        for row in file.execute(f"SELECT * FROM after.{table} WHERE change_id > ?", (last,)):
            changes.setdefault(row[change], {}).setdefault(row[customer], []).append((sql, row))
    told = {customer for customers in changes.values() for customer in customers}
    largest = max(changes.values(), key=len)
    for customer in facts.keys() - told:
        largest[customer] = []
    steps = {
        number: [
            step for customer in sorted(customers)
            for step in customers[customer] + ([facts[customer]] if customer in facts else [])
        ] for number, customers in changes.items()
    }
    for table, number in BY_CHANGE:
        sql, place = insert(file, table), names(file, table).index(number)
        for row in file.execute(f"SELECT * FROM after.{table} WHERE {number} > ?", (last,)):
            steps.setdefault(row[place], []).append((sql, row))
    return [steps[number] for number in sorted(steps)], len(facts)


def bare_file(path):
    file = lengthened(opened(path, 16))
    file.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, customer INTEGER, at INTEGER, note TEXT)")
    file.execute("CREATE INDEX bare_customer ON bare (customer, at)")
    return file


def bare_rows(file):
    """Seconds of a thousand commits of one row."""
    took = []
    for number in range(1_000 if file else 0):
        part = Stopwatch()
        file.execute("INSERT INTO bare (customer, at, note) VALUES (?, ?, 'called, asked for a price')",
                     (number * 2_654_435_761 % 1_000_000, number))
        took.append(part.read()[1])
    return took


def difference(before, after, scratch):
    shutil.copyfile(before, scratch)
    file = opened(scratch, 16)
    file.execute(f"ATTACH 'file:{after}?mode=ro' AS after")
    changes, customers = statements(file)
    file.close()
    many = len(changes) > 10
    file = lengthened(opened(scratch, 16)) if many else opened(scratch, 256)
    beside = bare_file(scratch + ".bare") if many else None
    took, bare = [], bare_rows(beside)
    for steps in changes:
        part = Stopwatch()
        file.execute("BEGIN IMMEDIATE")
        for sql, arguments in steps:
            file.execute(sql, arguments)
        file.execute("COMMIT")
        took.append(part.read())
    bare += bare_rows(beside)
    cpu, wall = (sum(times) for times in zip(*took))
    print(f"{len(changes):,} changes, {sum(map(len, changes)):,} rows, facts of {customers:,} customers: "
          f"{cpu:.2f} s CPU, {wall:.2f} s wall")
    if many:
        wall, alone = (sorted(times)[len(times) // 2] * 1e6 for times in ([wall for _, wall in took], bare))
        print(f"a change {wall:.0f} us (p50), {cpu / len(took) * 1e6:.0f} us CPU; a bare row {alone:.0f} us: {alone / wall:.2f}")
    part = Stopwatch()
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(f"the log into the file: {part.read()[0]:.2f} s CPU")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    scratch = sys.argv[-1] + ".scratch"
    try:
        (everything if len(sys.argv) == 2 else difference)(*sys.argv[1:], scratch)
    finally:
        for path in (scratch, scratch + ".bare"):
            for end in ("", "-wal", "-shm"):
                if os.path.exists(path + end):
                    os.remove(path + end)


main()
