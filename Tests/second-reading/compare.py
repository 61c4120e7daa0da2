"""compare.py PROGRAM [COUNT]: labels and obligations of generated customers, by PROGRAM and by this reading."""
import itertools
import json
import os
import subprocess
import sys
import tempfile

from instants import D, fmt, parse_instant

HERE = os.path.dirname(os.path.abspath(__file__))
HOLIDAYS = os.path.normpath(os.path.join(HERE, "../../../shared/data/holidays/holidays-2024-2027.csv"))
DAYS = ("mon", "tue", "wed", "thu", "fri")
SETTINGS = [                         # the second and third lie around a change of clocks
    ("2026-03-31T02:00:00Z", "Asia/Shanghai", 1),
    ("2026-03-08T07:30:00Z", "America/New_York", 2),
    ("2025-11-02T06:30:00Z", "America/New_York", 3),
]

LATER = (D - 1, D, 3 * D, 9 * D, 30 * D)     # after the import; whoever is warned at it leaves a day later


class Failed(Exception):
    pass


def run(*args):
    p = subprocess.run(args, capture_output=True, text=True)
    if p.returncode:
        raise Failed("%s ended with %d:\n%s%s" % (" ".join(args), p.returncode, p.stdout[-2000:], p.stderr[-2000:]))
    return p.stdout


def script(name, *args):
    return run(sys.executable, os.path.join(HERE, name), *args)


def setting_files(zone, folder):
    """(policy, configuration) files of a setting with hours of its own and no holidays"""
    policy, config = os.path.join(folder, "policy.yaml"), os.path.join(folder, "config.json")
    with open(policy, "w", encoding="utf-8") as f:
        f.write("policy: {name: second-reading}\nfold: {time_zone: %s}\ncalendar:\n  holidays: []\n  hours: {%s}\n" % (
            zone, ", ".join(d + ": [09:00-17:00]" for d in DAYS)))
    with open(config, "w", encoding="utf-8") as f:
        json.dump({"time_zone": zone, "hours": {d: [["09:00", "17:00"]] for d in DAYS}, "holidays": ""}, f)
    return policy, config


def agree(what, theirs, ours):
    """the number of rows, or Failed with the first lines that differ"""
    a, b = theirs.splitlines(), ours.splitlines()
    differing = [(n, x, y) for n, (x, y) in enumerate(itertools.zip_longest(a, b), 1) if x != y]
    if differing:
        lines = ["%s differ (%d rows and %d):" % (what, len(a) - 1, len(b) - 1)]
        for n, x, y in differing[:5]:
            lines += ["line %d" % n, "  program        " + str(x), "  second reading " + str(y)]
        raise Failed("\n".join(lines))
    if len(a) < 2:
        raise Failed("no %s at all" % what)
    return len(a) - 1


def compare(program, count, now, zone, seed, folder):
    at = lambda name: os.path.join(folder, name)
    chinese = zone == "Asia/Shanghai"
    holidays = ["--holidays", HOLIDAYS] if chinese else []
    policy, config = ([], []) if chinese else setting_files(zone, folder)
    script("histories.py", str(count), str(seed), folder, "--now", now, "--time-zone", zone, *holidays)
    store = ["--store", "sqlite:" + at("store.sqlite"), "--now", now]
    run(program, "import", "customers", at("customers.csv"), *store, *(["--policy", policy] if policy else []))
    run(program, "import", "timeline", at("timeline.csv"), *store)
    then = [fmt(parse_instant(now, None) + t) for t in LATER]
    script("reading.py", at("customers.csv"), at("timeline.csv"), "--now", now, *["--then=" + t for t in then],
           "--labels", at("labels.csv"), "--obligations", at("obligations.csv"), *holidays,
           *(["--config", config] if config else []))
    numbers = [0, 0]
    for n, t in enumerate([now] + then):
        store[-1] = t
        if n:
            run(program, "tick", *store)
        for i, what in enumerate(("labels", "obligations")):
            with open(at(what + ".csv") + (".%d" % n if n else ""), encoding="utf-8") as f:
                ours = f.read()
            theirs = run(program, what, "export", "--format", "csv", *store)
            if n and what == "labels":
                theirs = "".join(row.rsplit(",", 3)[0] + "\n" for row in theirs.splitlines())
            numbers[i] += agree("%s at %s" % (what, t), theirs, ours)
    print("{} {}: {:,} label rows and {:,} obligations agree".format(now[:10], zone, *numbers), flush=True)


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    there = os.path.exists(HOLIDAYS)
    if there:
        print(script("cases.py", HOLIDAYS).strip(), flush=True)
    for now, zone, seed in SETTINGS:
        if zone == "Asia/Shanghai" and not there:
            print("SKIPPED: the cases by hand and %s %s; the public holidays are not at %s" % (now[:10], zone,
            HOLIDAYS),
                  file=sys.stderr, flush=True)
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                compare(program, count, now, zone, seed, folder)
            except Failed as e:
                raise Failed("%s %s, seed %d: %s" % (now, zone, seed, e))


if __name__ == "__main__":
    try:
        main()
    except Failed as e:
        sys.exit(str(e))
