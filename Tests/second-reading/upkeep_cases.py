"""Cases by hand: services of machines, birthdays, the users' reviews."""
from case_table import E, OWNED, S, case, fu

ME = dict(OWNED, created_at="2026-03-30T00:00:00Z")
FIRST = "first-contact 2026-04-01T10:00:00Z al email new-spell"


def owed(name, profile, events, *lines, **k):
    case(name, profile, events, {}, list(lines), **k)


def machine(at, days="30", serial=""):
    return E("installed", at, service_days=days, serial=serial)


def served(at, serial=""):
    return E("service-closed", at, serial=serial)


def service(*days):
    return [FIRST] + ["service %sT10:00:00Z al email service" % d for d in days]


owed("service in 14 days", ME, [machine(S("01T00:00:00"), "44")], *service("2026-04-14"))
owed("service in 15 days", ME, [machine(S("01T00:00:00"), "45")], *service())
owed("installed as the day begins", ME, [machine("2026-02-28T16:00:00Z", "20")], *service("2026-03-21"))
owed("installed 1 ms before", ME, [machine("2026-02-28T15:59:59.999Z", "20")], *service("2026-03-20"))
owed("service on a day off", ME, [machine(S("01T00:00:00"), "35")], *service("2026-04-05"))
owed("no interval", ME, [machine(S("01T00:00:00"), "")], *service())
owed("no whole interval", ME, [machine(S("01T00:00:00"), "0")], *service(), refused=1)
owed("overdue for long", ME, [machine("2024-01-01")], *service("2024-01-31"))
owed("served", ME, [machine("2026-01-01"), served(S("05T00:00:00"))], *service("2026-04-04"))
owed("served twice, out of order", ME, [served(S("05T00:00:00")), served("2026-02-05"), machine("2026-01-01")],
     *service("2026-04-04"))
owed("served before it stood", ME, [served("2025-12-31"), machine("2026-01-01")], *service("2026-01-31"))
TWO = [machine("2026-01-01", "60", "A"), machine("2026-01-02", "60", "B")]
owed("two machines, one served", ME, TWO + [served(S("05T00:00:00"), "B")], *service("2026-03-02"))
owed("two machines, which?", ME, TWO + [served(S("05T00:00:00"))], *service("2026-03-02", "2026-03-03"))
owed("another's serial", ME, TWO[:1] + [served(S("05T00:00:00"), "B")], *service("2026-03-02"))
owed("the second came later", ME, [machine("2026-01-01", "40", "A"), served(S("01T00:00:00")),
     machine(S("02T00:00:00"), "40", "B")], *service("2026-04-10", "2026-04-11"))
owed("nobody's", dict(ME, owner=""), TWO)
owed("out of reach", dict(ME, do_not_contact="email", birthday="1990-04-01"), TWO)


def born(day):
    return dict(ME, birthday=day)


def care(day):
    return "care %sT10:00:00Z al email birthday" % day


owed("birthday today", born("1990-03-31"), [], FIRST, care("2026-03-31"))
owed("birthday yesterday", born("1990-03-30"), [], FIRST)
owed("birthday in 3 days", born("1990-04-03"), [], FIRST, care("2026-04-03"))
owed("birthday in 4 days", born("1990-04-04"), [], FIRST)
owed("on a Sunday", born("1990-04-05"), [], FIRST, care("2026-04-05"), now="2026-04-02T02:00:00Z")
owed("next year", dict(born("1990-01-01"), created_at="2025-12-29T00:00:00Z"), [],
     "first-contact 2025-12-31T10:00:00Z al email new-spell", care("2026-01-01"), now="2025-12-29T02:00:00Z")
MAIL = dict(born("1990-04-01"), created_at="2026-03-31T00:00:00Z")
NEW = "first-contact 2026-04-02T10:00:00Z al email new-spell"
owed("wished well on its third day before", MAIL, [fu(S("28T16:00:00"), purpose="care")], NEW)
owed("1 ms too early", MAIL, [fu(S("28T15:59:59.999"), purpose="care")], NEW, care("2026-04-01"))
owed("business is not care", MAIL, [fu(S("30T00:00:00"))], NEW, care("2026-04-01"))
owed("her call is none to her", MAIL, [E("contact", S("30T00:00:00"), channel="phone", direction="in", purpose="care",
     form="yes")], NEW, care("2026-04-01"))
owed("bounced", MAIL, [fu(S("30T00:00:00"), purpose="care", outcome="bounced")], NEW, care("2026-04-01"))
# spells from 2 February: a Monday in 2026; in 2024 a Friday, and Sunday the 4th a make-up day
for year, second, first, last in ((2024, 5, "2024-02-25T16:00:00", "2024-02-29"),
                                  (2026, 4, "2026-02-24T16:00:00", "2026-02-28")):
    LEAP = dict(born("1988-02-29"), created_at="%d-02-02T00:00:00Z" % year)
    SPELL = "first-contact %d-02-%02dT10:00:00Z al email new-spell" % (year, second)
    before = "%s-%02dT15:59:59.999Z" % (first[:7], int(first[8:10]))
    owed("29 February, 1 ms too early %d" % year, LEAP, [], SPELL, now=before)
    owed("29 February, notice %d" % year, LEAP, [], SPELL, care(last), now=first + "Z")
    owed("29 February, at its end %d" % year, LEAP, [], SPELL, care(last), now=last + "T15:59:59.999Z")
    owed("29 February, over %d" % year, LEAP, [], SPELL, now=last + "T16:00:00Z")

case("reviews", ME, [E("owned", S("01T00:00:00"), owner="bo"), E("released", S("02T00:00:00"))], {}, users=[
     "policy-review 2026-04-30T10:00:00Z admin  period", "weekly-review 2026-04-07T02:00:00Z al  period",
     "weekly-review 2026-04-07T02:00:00Z bo  period"])
case("no salesperson, a short month, a Saturday", {}, [], {}, now="2026-01-31T02:00:00Z",
     users=["policy-review 2026-02-28T10:00:00Z admin  period"])
