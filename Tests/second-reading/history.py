"""A customer's profile and events as they stand in the two CSV files; rows that are refused."""
import csv
import re
import sys
from datetime import date
from zoneinfo import ZoneInfo

from instants import parse_instant

SYSTEM = {"created", "tagged", "untagged", "profile-changed", "label-overridden", "override-ended",
          "obligation-snoozed", "merged", "retracted"}
SPELL = {"owned", "released"}
KINDS = {"inquiry", "quote", "sample-order", "order", "shipment", "order-completed", "order-cancelled",
         "deal-lost", "need", "contact", "form", "no-reply-needed", "online", "signal", "service-request",
         "service-closed", "installed", "promised", "promise-kept", "note", "attachment"} | SPELL
STRONG = {"price-details", "demo-request", "contract-draft", "sample-request", "delivery-terms"}
WEAK = {"website-visit", "content"}
CHANNELS = {"email", "chat", "phone", "visit", "sms", "other"}
SOURCES = {"referral", "exhibition", "website", "b2b-platform", "search-ad", "social", "cold-outreach", "other"}
TCOLS = ["customer", "kind", "at", "ref", "amount", "currency", "channel", "direction", "purpose", "outcome",
         "form", "signal", "level", "expected_close", "order_ref", "reason", "model", "serial", "service_days",
         "actor", "note", "recorded_at", "owner"]


class Refused(Exception):
    pass


def money(s, cur, base="CNY"):
    s = s.strip()
    if not s:
        return None
    if (cur or base) != base:
        raise Refused("no rate for currency %s" % cur)
    if not re.match(r"^\d+(\.\d{1,2})?$", s):
        raise Refused("bad amount %r" % s)
    a, _, b = s.partition(".")
    return int(a) * 100 + int((b + "00")[:2])


def lst(s):
    return [x.strip() for x in (s or "").split(";") if x.strip()]


class Event:
    __slots__ = ("t", "seq", "kind", "rec", "ref", "amount", "channel", "dir", "purpose", "outcome", "form",
                 "signal", "level", "expected", "order_ref", "owner", "line",
                 "live", "open", "day", "bound", "valid_fu", "call", "serial", "service_days")


class Customer:
    pass


def refuse(where, why):
    print("refused %s: %s" % (where, why), file=sys.stderr)


def read_customers(path, now, cal):
    out = {}
    with open(path, newline="", encoding="utf-8-sig") as f:
        for n, r in enumerate(csv.DictReader(f), 2):
            where = "%s:%d" % (path, n)
            g = lambda k: (r.get(k) or "").strip()
            try:
                c = Customer()
                c.key = g("key")
                if not c.key or not g("name"):
                    raise Refused("key and name are required")
                if c.key in out:
                    raise Refused("key %s twice" % c.key)
                zone = g("time_zone")
                try:
                    c.tz = ZoneInfo(zone) if zone else cal.tz
                except Exception:
                    raise Refused("unknown time zone %r" % zone)
                c.source = g("source")
                if c.source and c.source not in SOURCES:
                    raise Refused("unknown source %r" % c.source)
                c.industry = g("industry")
                c.annual = money(g("annual_purchase"), g("currency"))
                c.credit = g("credit")
                c.budget = g("budget_authorised") == "yes"
                c.preferred = g("preferred_channel")
                if c.preferred and c.preferred not in CHANNELS:
                    raise Refused("unknown channel %r" % c.preferred)
                c.dnc = set(lst(g("do_not_contact")))
                if c.dnc - CHANNELS:
                    raise Refused("unknown channel in do_not_contact")
                c.has = {"email": bool(lst(g("emails"))), "chat": bool(lst(g("chat"))),
                         "phone": bool(lst(g("phones"))), "sms": bool(lst(g("phones"))),
                         "visit": True, "other": True}
                c.owner0 = g("owner")
                try:
                    c.created = parse_instant(g("created_at"), cal.tz) if g("created_at") else None
                except ValueError as e:
                    raise Refused(str(e))
                if c.created is not None and c.created > now:
                    raise Refused("created_at after the import")
                birthday = g("birthday")
                if birthday and not re.match(r"^(19|20|21)\d\d-\d\d-\d\d$", birthday):
                    raise Refused("birthday %r is not a date" % birthday)
                try:
                    c.birthday = date.fromisoformat(birthday) if birthday else None
                except ValueError as e:
                    raise Refused(str(e))
                c.imported, c.warned, c.since = now, None, {}
                c.events = []
                out[c.key] = c
            except Refused as e:
                refuse(where, e)
    return out


def read_timeline(path, customers, now, cal):
    seen = {}
    with open(path, newline="", encoding="utf-8-sig") as f:
        rd = csv.DictReader(f)
        bad = [c for c in (rd.fieldnames or []) if c not in TCOLS]
        if bad:
            sys.exit("refused: unknown timeline columns: " + ", ".join(bad))
        for n, r in enumerate(rd, 2):
            where = "%s:%d" % (path, n)
            g = lambda k: (r.get(k) or "").strip()
            try:
                c = customers.get(g("customer"))
                if c is None:
                    raise Refused("unknown customer %r" % g("customer"))
                e = Event()
                e.line, e.seq, e.kind = where, n, g("kind")
                if e.kind in SYSTEM:
                    raise Refused("kind %s is recorded by the system alone" % e.kind)
                if e.kind not in KINDS:
                    raise Refused("unknown kind %r" % e.kind)
                if not g("at"):
                    raise Refused("at is required")
                try:
                    e.t = parse_instant(g("at"), cal.tz)
                    e.rec = parse_instant(g("recorded_at"), cal.tz) if g("recorded_at") else now
                    e.expected = date.fromisoformat(g("expected_close")) if g("expected_close") else None
                except ValueError as x:
                    raise Refused(str(x))
                if e.t > now:
                    raise Refused("at after the import")
                if e.rec > now:
                    raise Refused("recorded_at after the import")
                if e.t > e.rec:
                    raise Refused("at after recorded_at")
                e.ref = g("ref")
                e.amount = money(g("amount"), g("currency"))
                e.channel, e.dir = g("channel"), g("direction")
                e.purpose, e.outcome = g("purpose") or "business", g("outcome") or "reached"
                e.form = g("form") == "yes"
                e.signal, e.level, e.order_ref, e.owner = g("signal"), g("level"), g("order_ref"), g("owner")
                e.serial, days = g("serial"), g("service_days")
                if days and not (re.match(r"^\d{1,5}$", days) and 1 <= int(days) <= 36500):
                    raise Refused("service_days %r" % days)
                e.service_days = int(days) if days else None
                if e.kind == "contact":
                    if e.channel not in CHANNELS or e.dir not in ("in", "out") or \
                            e.purpose not in ("business", "care", "marketing") or \
                            e.outcome not in ("reached", "no-answer", "bounced"):
                        raise Refused("contact needs a known channel, direction, purpose and outcome")
                if e.kind == "signal" and e.signal not in STRONG | WEAK:
                    raise Refused("unknown signal %r" % e.signal)
                if e.kind == "need" and e.level not in ("none", "potential", "obvious"):
                    raise Refused("unknown level %r" % e.level)
                if e.kind == "owned" and not e.owner:
                    raise Refused("owned without owner")
                if e.ref:
                    content = tuple((r.get(k) or "").strip() for k in TCOLS)
                    k = (c.key, e.kind, e.ref)
                    if k in seen:
                        if seen[k] == content:
                            print("same row again %s" % where, file=sys.stderr)
                            continue
                        raise Refused("ref %r again with other content: %s" % (
                            e.ref, ", ".join(n_ for n_, a, b in zip(TCOLS, seen[k], content) if a != b)))
                    seen[k] = content
                e.live = e.open = False
                e.bound = None
                e.day = cal.day(e.t)
                e.valid_fu = (e.kind == "contact" and e.outcome == "reached" and e.purpose != "marketing"
                              and (e.dir == "out" or e.channel in ("phone", "visit")))
                e.call = e.kind == "contact" and e.outcome == "reached" and e.channel in ("phone", "visit")
                c.events.append(e)
            except Refused as x:
                refuse(where, x)
