"""reading.py CUSTOMERS.csv TIMELINE.csv --now INSTANT --labels OUT --obligations OUT
           [--config FILE.json] [--holidays FILE.csv] [--paranoid]

Writes the labels and obligations of all customers at an instant. The configuration, every key optional:
  {"time_zone": "America/New_York",
   "hours": {"mon": [["09:00", "17:00"]]},     days left out have no hours
   "holidays": "CN"}                           a country of the holidays file, "" for none
"""
import argparse
import csv
import json

from history import read_customers, read_timeline
from instants import fmt, parse_instant
from labels import SCHEMES, classify
from obligations import obligations
from order_book import resolve_orders
from validity import valid_until
from working_time import Calendar


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("customers")
    ap.add_argument("timeline")
    ap.add_argument("--now", required=True)
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
    read_timeline(a.timeline, customers, now, cal)
    with open(a.labels, "w", newline="", encoding="utf-8") as fl, \
            open(a.obligations, "w", newline="", encoding="utf-8") as fo:
        labels, owed = csv.writer(fl, lineterminator="\n"), csv.writer(fo, lineterminator="\n")
        labels.writerow("customer,scheme,label,score,since,valid_until,origin,policy".split(","))
        owed.writerow("customer,kind,due,owner,channel,reason".split(","))
        for key in sorted(customers, key=lambda k: k.encode()):
            c = customers[key]
            resolve_orders(c)
            base = classify(c, now, cal)
            until = valid_until(c, now, cal, base, a.paranoid)
            for s in SCHEMES:
                labels.writerow([key, s, *base[s], fmt(now), fmt(until[s]) if s in until else "", "rule", 1])
            owner, found = obligations(c, now, cal, base)
            for kind, due, ch, reason in sorted(found):
                owed.writerow([key, kind, fmt(due), owner or "", ch, reason])


if __name__ == "__main__":
    main()
