"""histories.py COUNT SEED FOLDER [--now INSTANT] [--time-zone ZONE] [--holidays FILE.csv]

Writes valid but nasty customers.csv and timeline.csv into the folder: ties, thresholds to the millisecond, zones,
days off, rows out of order. --ambiguous adds what the rules leave open: owner events at one instant, a completion
before its order, a form on an email, a service without a serial at the instant of an installation.
"""
import argparse
import csv
import os

from dice import Dice
from instants import D, parse_instant
from people import profile
from rows import MIXES, event_row, without_unbound
from working_time import Calendar

CUSTOMER_COLUMNS = [
    "key", "name", "company", "country", "time_zone", "language", "source", "industry", "company_size", "categories",
    "annual_purchase", "currency", "credit", "budget_authorised", "preferred_channel", "emails", "phones", "chat",
    "birthday", "do_not_contact", "owner", "tags", "created_at"]
EVENT_COLUMNS = [
    "customer", "kind", "at", "ref", "amount", "currency", "channel", "direction", "purpose", "outcome", "form",
    "signal", "level", "expected_close", "order_ref", "reason", "model", "serial", "service_days", "actor", "note",
    "recorded_at", "owner"]


def events_of(c, mix, events, ambiguous, dice):
    """[[instant, row]] of one customer, and the instants as they were thrown"""
    r = dice.r
    count = 0 if r.random() < .03 else max(0, int(r.gauss(events, events * .35)))
    if mix == "oldbig":
        count = r.choice([4, 6, 7, 8, 9, 12, 16])
    pool = [dice.instant([]) for _ in range(2)] if mix == "tie" else []
    if mix == "silent":
        count = r.choice([0, 1, 1, 2, 2, 3, 4])
    if mix == "buyer":
        count = r.choice([1, 2, 3, 4, 5, 8, 9, 10, 12, 16, 20])
    have, evs, refs, machines = [], [], [], []
    for j in range(count):
        kind = r.choices(list(MIXES[mix]), list(MIXES[mix].values()))[0]
        t = r.choice(pool) if pool and r.random() < .7 else dice.instant(have)
        if mix == "oldbig" and r.random() < .97:
            days = r.choice([90, 91, 92, 180, 181, 182, 364, 365, 366, 367, 500, 728, 729, 730])
            t = dice.clamp(dice.days_ago(days, r.choice([0, 0, 600, 1439])))
        elif mix == "silent" and r.random() < .7:
            t = dice.silence()
        t, row = event_row(c, kind, t, j, mix, refs, machines, ambiguous, dice)
        have.append(t)
        evs.append([t, row])
    return evs, have


def creation(mix, have, dice):
    """the customer's created_at, or None"""
    r = dice.r
    k = r.random()
    if k < .15:
        t = None
    elif k < .5 and have:
        t = dice.clamp(r.choice(have) + r.choice([0, 0, 1, -1, D]))
    elif k < .8:
        t = dice.instant([])
    else:
        t = min(have or [dice.now]) - r.choice([0, 1, D, 30 * D])
    if mix == "silent" and r.random() < .7:
        return dice.silence()
    if mix in ("mail", "call") and r.random() < .8:      # so that follow-ups fall into the spell
        t = sorted(have or [dice.now])[len(have) // 4] - r.choice([0, 0, 1, D])
    return t


def part_owner_events(c, created, evs, now):
    """no two owner events at one instant"""
    used = {created if created is not None else now} if c["owner"] else set()
    for e in evs:
        if e[1]["kind"] in ("owned", "released"):
            while e[0] in used:
                e[0] -= 1
            used.add(e[0])
            if e[1].get("recorded_at", now) < e[0]:
                del e[1]["recorded_at"]


def part_services(evs):
    """no service without a serial at the instant of an installation"""
    installed = {e[0] for e in evs if e[1]["kind"] == "installed"}
    for e in evs:
        while e[1]["kind"] == "service-closed" and not e[1]["serial"] and e[0] in installed:
            e[0] -= 1


def customer(i, events, ambiguous, dice):
    """(profile, rows) of one customer"""
    r = dice.r
    c, mix = profile(i, list(MIXES), dice)
    evs, have = events_of(c, mix, events, ambiguous, dice)
    created = creation(mix, have, dice)
    if not ambiguous:
        part_owner_events(c, created, evs, dice.now)
        part_services(evs)
    c["created_at"] = "" if created is None else dice.stamp(created)
    for t, row in evs:
        row["at"] = dice.stamp(t)
        if "recorded_at" in row:
            row["recorded_at"] = dice.stamp(row["recorded_at"])
    r.shuffle(evs)
    if r.random() < .3:
        evs.sort(key=lambda e: e[0])
    rows = []
    for row in without_unbound(evs):
        rows.append(row)
        if r.random() < .01:         # the same row again: with a ref once, without twice
            ends = row["kind"] in ("order-completed", "order-cancelled")
            owner = row["kind"] in ("owned", "released")
            if not (ends and not row.get("ref") and not row.get("order_ref")) and not (owner and not ambiguous):
                rows.append(dict(row))
    return c, rows


def interleave(rows, r):
    """the customers' rows mixed; each customer's own keep their order"""
    keys = [row["customer"] for row in rows]
    r.shuffle(keys)
    queues = {}
    for row in reversed(rows):
        queues.setdefault(row["customer"], []).append(row)
    return [queues[k].pop() for k in keys]


def write(path, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.DictWriter(f, columns, restval="", lineterminator="\n")
        w.writeheader()
        w.writerows(rows)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("count", type=int)
    ap.add_argument("seed", type=int)
    ap.add_argument("folder")
    ap.add_argument("--now", default="2026-03-31T02:00:00Z")
    ap.add_argument("--time-zone", default="Asia/Shanghai")
    ap.add_argument("--holidays", help="the file of public holidays; dates near those of CN are preferred")
    ap.add_argument("--ambiguous", action="store_true")
    ap.add_argument("--events", type=int, default=10, help="of a customer, on average")
    a = ap.parse_args()
    cal = Calendar({"time_zone": a.time_zone, "holidays": "CN" if a.holidays else ""}, a.holidays)
    dice = Dice(a.seed, parse_instant(a.now, cal.tz), cal)
    customers, rows = [], []
    for i in range(a.count):
        c, own = customer(i, a.events, a.ambiguous, dice)
        customers.append(c)
        rows += own
    rows = interleave(rows, dice.r)
    dice.r.shuffle(customers)
    os.makedirs(a.folder, exist_ok=True)
    write(os.path.join(a.folder, "customers.csv"), CUSTOMER_COLUMNS, customers)
    write(os.path.join(a.folder, "timeline.csv"), EVENT_COLUMNS, rows)


if __name__ == "__main__":
    main()
