"""Cases by hand: who is warned that a customer leaves, when, and when it has left."""
from case_table import E, N, OWNED, S, case, fu


def mine(start, **k):
    return dict(OWNED, created_at=start, **k)


def warned(name, profile, events, *due, later=()):
    """due: "INSTANT owner channel reason"; later: (instant of a write, the owner after it)"""
    case(name, profile, events, {}, warned=["recycle-warning " + d for d in due], later=later)


def owned(at, owner):
    return E("owned", at, owner=owner)


# Priority D is followed up every 30 d: 30 + 3 is longer than the stage's 7, 15 or 30
warned("unmarked, cadence D", mine(S("25T00:00:00")), [], "2026-04-24T00:00:00Z al email no-follow-up")
warned("unmarked, grade A", mine(S("31T00:00:00")), N("2026-04-30"), "2026-04-04T00:00:00Z al email no-follow-up")
warned("unmarked, grade B", mine(S("31T00:00:00")), N("2026-05-01"), "2026-04-07T00:00:00Z al email no-follow-up")
ASK = [E("inquiry", S("30T00:00:00"))]
warned("inquiry, grade B", mine(S("31T00:00:00")), N("2026-05-01") + ASK, "2026-04-12T00:00:00Z al email no-follow-up")
warned("inquiry, grade C", mine(S("31T00:00:00")), N("") + ASK, "2026-04-15T00:00:00Z al email no-follow-up")
warned("quote gone old, grade C", mine(S("31T00:00:00")), N("") + [E("quote", S("01T02:00:00"))],
       "2026-04-27T00:00:00Z al email no-follow-up")
warned("quote 1 ms younger, grade C", mine(S("31T00:00:00")), N("") + [E("quote", S("01T02:00:00.001"))],
       "2026-04-15T00:00:00Z al email no-follow-up")
warned("sample order, grade C", mine(S("31T00:00:00")), N("") + [E("sample-order", S("30T00:00:00"))],
       "2026-04-27T00:00:00Z al email no-follow-up")
# 1 Jan + 177 d: 30 left in Jan, 58 Feb, 89 Mar, 119 Apr, 150 May, 27 Jun
SOLD = [E("order", "2026-01-02", ref="o"), E("order-completed", "2026-01-03", order_ref="o")]
warned("transaction", mine("2026-01-01T00:00:00Z"), SOLD, "2026-06-27T00:00:00Z al email no-follow-up")
warned("transaction, grade E", mine("2026-01-01T00:00:00Z"), SOLD + [E("need", "2026-01-04", level="none")],
       "2027-01-01T00:00:00Z al email no-follow-up")
warned("open order", mine("2025-01-01T00:00:00Z"), SOLD[:1])
warned("repeat", mine("2025-01-01T00:00:00Z"), SOLD + [E("order", "2026-01-02", ref="p"),
       E("order-completed", "2026-01-03", order_ref="p")],
       later=[(S("31T02:00:01"), "al"), ("2026-06-01T00:00:00Z", "al")])
# 10 Oct + 180 d = 8 Apr; 6 Mar + 33 d = 8 Apr
START = "2025-10-10T02:00:00Z"
NONE = [E("need", "2025-10-11", level="none")]
warned("no deal, grade E", mine(START), NONE, "2026-04-05T02:00:00Z al email no-deal")
warned("a cancelled order is no deal", mine(START),
       [E("order", "2025-10-10"), E("order-cancelled", "2025-10-10")] + NONE,
       "2026-04-05T02:00:00Z al email no-deal")
warned("a deal before the spell is one", mine(START),
       [E("order", "2024-10-10"), E("order-completed", "2024-10-10")] + NONE,
       "2026-10-10T02:00:00Z al email no-follow-up")
warned("both at one instant", mine(START), [fu(S("06T02:00:00"))], "2026-04-05T02:00:00Z al email no-follow-up")
warned("no deal 1 ms earlier", mine(START), [fu(S("06T02:00:00.001"))], "2026-04-05T02:00:00Z al email no-deal")
warned("no deal 1 ms later", mine(START), [fu(S("06T01:59:59.999"))], "2026-04-05T01:59:59.999Z al email no-follow-up")
# from the later of spell and valid follow-up
warned("follow-up before the spell", mine(S("10T00:00:00")), [fu(S("09T00:00:00"))],
       "2026-04-09T00:00:00Z al email no-follow-up")
warned("follow-ups that are none", mine(S("10T00:00:00")), [fu(S("11T00:00:00"), outcome="no-answer"),
       fu(S("12T00:00:00"), purpose="marketing"), E("contact", S("13T00:00:00"), channel="email", direction="in")],
       "2026-04-09T00:00:00Z al email no-follow-up")
warned("her call", mine(S("10T00:00:00")), [E("contact", S("11T00:00:00"), channel="phone", direction="in")],
       "2026-04-10T00:00:00Z al email no-follow-up")
warned("same owner again", mine(S("01T00:00:00")), [owned(S("11T00:00:00"), "al")],
       "2026-04-10T00:00:00Z al email no-follow-up")
warned("released and owned", mine(S("01T00:00:00")), [E("released", S("10T00:00:00")), owned(S("11T00:00:00"), "bo")],
       "2026-04-10T00:00:00Z bo email no-follow-up")
LONG = "2026-01-01T00:00:00Z"
NEXT = [("2026-04-01T01:59:59.999Z", "al"), ("2026-04-01T02:00:00Z", "")]
warned("released", mine(LONG), [E("released", S("10T00:00:00"))])
warned("nobody can be warned", mine(LONG, do_not_contact="email"), [])
warned("never owned", mine(LONG, owner=""), [])
warned("profile's owner since the import", mine(""), [owned("2026-02-01", "bo")],
       "2026-04-30T02:00:00Z al email no-follow-up")
# warned at the import, gone a day later; 27 Feb + 33 d = 1 Apr
warned("silent for long", mine(LONG), [], "2026-01-31T00:00:00Z al email no-follow-up", later=NEXT)
warned("leaves a day after the import", mine("2026-02-27T02:00:00Z"), [], "2026-03-29T02:00:00Z al email no-follow-up",
       later=NEXT)
warned("leaves 1 ms after that", mine("2026-02-27T02:00:00.001Z"), [],
       "2026-03-29T02:00:00.001Z al email no-follow-up",
       later=[("2026-04-01T02:00:00Z", "al"), ("2026-04-01T02:00:00.001Z", "")])
warned("due at the import", mine(S("01T02:00:00")), [], S("31T02:00:00") + " al email no-follow-up",
       later=[("2026-04-03T01:59:59.999Z", "al"), ("2026-04-03T02:00:00Z", "")])
LATE = mine(S("01T02:00:00.001"))                # due 1 ms after the import, leaves 3 d after that
DUE = S("31T02:00:00.001") + " al email no-follow-up"
warned("first written to as it would leave", LATE, [], DUE, later=[("2026-04-03T02:00:00.001Z", "al"),
       ("2026-04-04T02:00:00Z", "al"), ("2026-04-04T02:00:00.001Z", "")])
warned("warned a day before", LATE, [], DUE, later=[("2026-04-02T02:00:00.001Z", "al"), ("2026-04-03T02:00:00Z", "al"),
       ("2026-04-03T02:00:00.001Z", "")])
warned("warned 1 ms less than a day before", LATE, [], DUE, later=[("2026-04-02T02:00:00.002Z", "al"),
       ("2026-04-03T02:00:00.001Z", "al"), ("2026-04-03T02:00:00.002Z", "")])
warned("long downtime", LATE, [], DUE, later=[("2026-06-01T00:00:00Z", "al"), ("2026-06-01T23:59:59.999Z", "al"),
       ("2026-06-02T00:00:00Z", "")])
# 2 Oct is 6 months from 2 Apr: grade D until then, C from then on; it leaves 18 d after 2 Mar, which has passed
warned("grade rises", mine("2026-02-20T00:00:00Z"), N("2026-10-02") + [fu(S("02T00:00:00"))],
       "2026-04-01T00:00:00Z al email no-follow-up",
       later=[("2026-04-02T02:00:00Z", "al"), ("2026-04-03T01:59:59.999Z", "al"), ("2026-04-03T02:00:00Z", "")])
