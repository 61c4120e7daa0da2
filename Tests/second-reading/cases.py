"""cases.py HOLIDAYS.csv: small cases worked out by hand. Now is Tuesday 2026-03-31 10:00 in Shanghai (02:00Z).

A case is a profile, events, the labels expected as "LABEL", "LABEL/SCORE" or "LABEL >VALID_UNTIL", all that is
owed but warnings that a customer leaves (or None), those warnings, what users owe of their own, how many rows are
refused, and who owns the customer after later writes.
"""
import csv
import os
import subprocess
import sys
import tempfile

NOW = "2026-03-31T02:00:00Z"
PROFILE = ("key name time_zone source annual_purchase credit budget_authorised preferred_channel emails phones chat "
           "birthday do_not_contact owner created_at").split()
EVENT = ("customer kind at ref amount channel direction purpose outcome form signal level expected_close order_ref "
         "serial service_days recorded_at owner").split()
READING = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reading.py")


def write(path, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.DictWriter(f, columns, restval="")
        w.writeheader()
        w.writerows(rows)


def owed_in(path):
    """the customer's warnings, the rest of what is owed to it, what users owe, and its owners"""
    found = {"warned": [], "owed": [], "users": []}
    owners = set()
    with open(path, encoding="utf-8") as f:
        for r in csv.DictReader(f):
            which = "users" if not r["customer"] else "warned" if r["kind"] == "recycle-warning" else "owed"
            found[which].append(" ".join(r[k] for k in ("kind", "due", "owner", "channel", "reason")))
            if r["customer"]:
                owners.add(r["owner"])
    return found, " ".join(owners)


def faults(folder, holidays, profile, events, labels, refused, later=(), now=NOW, **wanted):
    """what comes out otherwise than expected, as lines"""
    at = lambda name: os.path.join(folder, name)
    write(at("customers.csv"), PROFILE, [dict(profile, key="k", name="n")])
    write(at("timeline.csv"), EVENT, [dict(e, customer="k") for e in events])
    p = subprocess.run(
        [sys.executable, READING, at("customers.csv"), at("timeline.csv"), "--now", now, "--holidays", holidays,
         "--labels", at("labels"), "--obligations", at("owed"), *["--then=" + t for t, _ in later],
         *["--paranoid"] * bool(labels)], capture_output=True, text=True)
    if p.returncode:
        return [p.stderr]
    out = []
    with open(at("labels"), encoding="utf-8") as f:
        found = {r["scheme"]: r for r in csv.DictReader(f)}
    for scheme, want in labels.items():
        label, _, until = want.partition(" >")
        label, _, score = label.partition("/")
        g = found[scheme]
        if g["label"] != label or (score and g["score"] != score) or (until and g["valid_until"] != until):
            out.append("%s: want %s, got %s/%s >%s" % (scheme, want, g["label"], g["score"], g["valid_until"]))
    got, _ = owed_in(at("owed"))
    for which, want in wanted.items():
        if want is not None and sorted(got[which]) != sorted(want):
            out.append("want %s\n  got  %s" % (sorted(want), sorted(got[which])))
    for n, (t, owner) in enumerate(later, 1):
        _, after = owed_in(at("owed.%d" % n))
        if after != owner:
            out.append("after %s: want owner %r, got %r" % (t, owner, after))
    if p.stderr.count("refused") != refused:
        out.append("%d rows refused were expected: %s" % (refused, p.stderr))
    return out


def main():
    import leaving_cases, upkeep_cases      # noqa: F401, E401; they add to the table
    from case_table import CASES
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, profile, events, expected in CASES:
            found = faults(folder, sys.argv[1], profile, events, **expected)
            for line in found:
                print("%s: %s" % (name, line))
            wrong += bool(found)
    print("%d cases worked out by hand, %d wrong" % (len(CASES), wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
