"""reading.py CUSTOMERS.csv TIMELINE.csv --now INSTANT [--then INSTANT …] --labels OUT --obligations OUT
           [--config FILE.json] [--holidays FILE.csv] [--paranoid]

Writes the labels and obligations of all customers as imported at an instant. After each later write, until which only
time passes, it writes OUT.1, OUT.2 …; there labels stand without valid_until. The configuration, every key optional:
  {"time_zone": "America/New_York",
   "hours": {"mon": [["09:00", "17:00"]]},     days left out have no hours
   "holidays": "CN"}                           a country of the holidays file, "" for none
"""
import argparse
import csv
import json

from history import SPELL, read_customers, read_timeline
from instants import fmt, parse_instant
from labels import SCHEMES, classify
from leaving import pass_time
from obligations import obligations
from order_book import resolve_orders
from upkeep import reviews
from validity import valid_until
from working_time import Calendar

LABELS = "customer,scheme,label,score,since,valid_until,origin,policy".split(",")
OWED = "customer,kind,due,owner,channel,reason".split(",")


def write(path, head, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(head)
        w.writerows(rows)


def process(c, now, cal):
    """the labels of a customer after a write at an instant; since stays where a label does"""
    labels = classify(c, now, cal)
    for s in SCHEMES:
        if s not in c.since or c.since[s][0] != labels[s][0]:
            c.since[s] = (labels[s][0], now)
    pass_time(c, now, labels, cal)
    return labels


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("customers")
    ap.add_argument("timeline")
    ap.add_argument("--now", required=True)
    ap.add_argument("--then", action="append", default=[])
    ap.add_argument("--labels", required=True)
    ap.add_argument("--obligations", required=True)
    ap.add_argument("--config")
    ap.add_argument("--holidays")
    ap.add_argument("--paranoid", action="store_true", help="ask at many more instants; slow")
    a = ap.parse_args()
    config = {}
    if a.config:
        with open(a.config, encoding="utf-8") as f:
            config = json.load(f)
    cal = Calendar(config, a.holidays)
    now = parse_instant(a.now, cal.tz)
    customers = read_customers(a.customers, now, cal)
    for c in customers.values():                     # the first of two imports: warnings may be given before the second
        process(c, now, cal)
    read_timeline(a.timeline, customers, now, cal)
    in_order = [customers[k] for k in sorted(customers, key=lambda k: k.encode())]
    owners = {c.owner0 for c in in_order} | {e.owner for c in in_order for e in c.events if e.kind in SPELL}
    users = [["", kind, fmt(due), owner, "", "period"] for kind, due, owner in reviews(owners - {""}, now, cal)]
    for c in in_order:
        resolve_orders(c)
    for n, at in enumerate([now] + [parse_instant(t, cal.tz) for t in a.then]):
        labels, owed = [], list(users)
        for c in in_order:
            found = process(c, at, cal)
            until = valid_until(c, at, cal, found, a.paranoid) if n == 0 else {}
            for s in SCHEMES:
                row = [c.key, s, *found[s], fmt(c.since[s][1])]
                labels.append(row + [fmt(until[s]) if s in until else "", "rule", 1] if n == 0 else row)
            owner, due = obligations(c, at, cal, found)
            owed += [[c.key, kind, fmt(t), owner or "", ch, reason] for kind, t, ch, reason in sorted(due)]
        suffix = ".%d" % n if n else ""
        write(a.labels + suffix, LABELS if n == 0 else LABELS[:5], labels)
        write(a.obligations + suffix, OWED, owed)


if __name__ == "__main__":
    main()
