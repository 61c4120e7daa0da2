"""The twelve schemes: a customer's labels at an instant, from the whole timeline."""
from datetime import timedelta

from facts import need_in_force, waiting_message
from instants import D, H, NEVER, within_months
from tally import tally

IMPORTANT = 100_000_00
SOURCE_POINTS = {"referral": 10, "exhibition": 8, "b2b-platform": 5, "website": 5, "search-ad": 2}
SEGMENTS = (                         # name, then the ends of recency, frequency and money; the first that fits
    ("champions", (4, 5), (4, 5), (4, 5)), ("cannot-lose", (1, 2), (4, 5), (4, 5)),
    ("loyal", (3, 5), (3, 5), (3, 5)), ("at-risk", (1, 2), (3, 5), (1, 5)),
    ("new", (4, 5), (1, 1), (1, 5)), ("potential", (4, 5), (2, 5), (1, 5)),
    ("promising", (3, 3), (1, 1), (1, 5)), ("attention", (3, 3), (2, 5), (1, 5)),
    ("sleeping", (2, 2), (1, 2), (1, 5)), ("hibernating", (1, 1), (1, 2), (1, 5)))
SCHEMES = sorted(["stage", "negotiation", "demand", "grade", "stars", "relationship", "importance", "urgency",
                  "power", "rfm", "priority", "hot"])


def stage(t, talk, now):
    if t.orders >= 2:
        return "repeat"
    if t.orders == 1:
        return "transaction"
    if t.lost != NEVER and t.lost >= talk:
        return "undealt"
    if t.sam != NEVER:
        return "sample-order" if now < talk + 30 * D else "undealt"
    if t.quo != NEVER:
        return "inquiry" if now < max(t.inq, t.quo) + 30 * D else "undealt"
    return "inquiry" if t.inq != NEVER else "unmarked"


def negotiation(t, talk, now):
    if t.open_order:
        return "following-order"
    if talk != NEVER and talk > max(t.lost, t.order, t.comp):
        return "negotiating" if now < max(talk, t.fu, t.inb) + 90 * D else "unsuccessful"
    if t.comp != NEVER and t.comp >= t.lost:
        return "after-sales"
    return "unsuccessful" if t.lost != NEVER else "none"


def demand(level, negotiating):
    if level is None:
        return "target" if negotiating else "potential"
    return {"obvious": "target", "none": "dead", "potential": "potential"}[level]


def grade(level, day, today):
    if level != "obvious":
        return {"none": "E", "potential": "D", None: "ungraded"}[level]
    if day is None:
        return "C"
    for months, label in ((1, "A"), (3, "B"), (6, "C")):
        if within_months(today, months, day):
            return label
    return "D"


def stars(c, t, level, day, today):
    if not t.any_event:
        return "unrated"
    if (day is not None and within_months(today, 3, day)) or t.strong30 >= 2:
        row = "332"
    elif level == "obvious" or t.any_sig30 or t.inq30 or t.inb30:
        row = "221"
    else:
        row = "111"
    if t.orders >= 1 or (c.annual is not None and c.annual >= IMPORTANT):
        return row[0]
    return row[1] if t.sam != NEVER or t.n_inq >= 2 else row[2]


def urgency(evs, day, today, now):
    waiting = waiting_message(evs, now)
    if day is not None and (day - today).days <= 7:
        return "urgent"
    if waiting is not None and now >= waiting + 24 * H:
        return "urgent"
    if day is not None and within_months(today, 1, day):
        return "expedited"
    return "unhurried" if day is not None and within_months(today, 3, day) else "slow"


def power(c, t):
    if c.annual is None and t.n365 == 0:
        return "unknown"
    value = max(c.annual or 0, t.s365)
    for bound, label in ((1_000_000_00, "A"), (300_000_00, "B"), (100_000_00, "C"), (20_000_00, "D")):
        if value >= bound:
            return label
    return "E"


def rfm(t, today):
    """(recency, frequency, money), 1 to 5 each, or None of who never bought"""
    if t.orders == 0:
        return None
    since = (today - t.last_order_day).days
    return (5 - sum(x < since for x in (30, 90, 180, 365)),
            1 + sum(x < t.n730 for x in (1, 2, 4, 8)),
            1 + sum(x < t.s730 for x in (10_000_00, 50_000_00, 200_000_00, 1_000_000_00)))


def segment(parts):
    for name, *ends in SEGMENTS:
        if all(low <= x <= high for x, (low, high) in zip(parts, ends)):
            return name
    return "others"


def priority(c, t, parts, level, day, today):
    """label and points; who is ready to buy is A, whatever the points"""
    points = (sum(parts) - 3) * 2 if parts else 0
    soon = day is not None and (day - today).days <= 30
    points += {"obvious": 20, "potential": 5}.get(level, 0)
    if soon:
        points += 15
    elif day is not None and (day - today).days <= 90:
        points += 8
    points += 6 * min(3, t.strong30)
    points += 8 if t.inb7 else 0
    points += SOURCE_POINTS.get(c.source, 0)
    points += 7 if c.budget else 0
    points += 5 if t.sreq != NEVER and t.sreq > max(t.closed, t.fu) else 0
    if points >= 60 or (level == "obvious" and c.budget and soon):
        return "A", str(points)
    return "B" if points >= 40 else "C" if points >= 20 else "D", str(points)


def hot(t, now):
    is_hot = t.hot_on != NEVER and now < t.hot_on + 30 * D and t.hot_on > max(t.order, t.lost, t.none_at)
    return "hot" if is_hot else "normal"


def classify(c, now, cal):
    """{scheme: (label, score)} of a customer at an instant"""
    today = cal.day(now)
    t = tally(c, now, today)
    talk = max(t.inq, t.quo, t.sam)
    need = need_in_force(c.events)
    level = need.level if need else None
    day = None                       # the expected day in force
    if level == "obvious" and need.expected and today < need.expected + timedelta(30):
        day = need.expected
    talks = negotiation(t, talk, now)
    parts = rfm(t, today)
    important = (t.s365 >= IMPORTANT or (c.annual or 0) >= IMPORTANT or (c.credit == "A" and t.orders >= 1))
    return {
        "stage": (stage(t, talk, now), ""),
        "negotiation": (talks, ""),
        "demand": (demand(level, talks == "negotiating"), ""),
        "grade": (grade(level, day, today), ""),
        "stars": (stars(c, t, level, day, today), ""),
        "relationship": ("traded" if t.orders else "negotiating" if talks == "negotiating" else "potential", ""),
        "importance": ("important" if important else "ordinary", ""),
        "urgency": (urgency(c.events, day, today, now), ""),
        "power": (power(c, t), ""),
        "rfm": (segment(parts), "%d%d%d" % parts) if parts else ("never-bought", ""),
        "priority": priority(c, t, parts, level, day, today),
        "hot": (hot(t, now), "")}
