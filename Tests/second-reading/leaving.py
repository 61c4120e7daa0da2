"""When a customer leaves the private sea unless somebody follows up: it is warned of, then recycled."""
from types import SimpleNamespace

from facts import channel, spell
from instants import D, NEVER

NO_FOLLOW_UP = {"unmarked": 7, "inquiry": 15, "sample-order": 30, "undealt": 30, "transaction": 180}    # repeat never
NO_DEAL = 180 * D
WARN_BEFORE = 3 * D
WARNED_AT_LEAST = D
DAYS_OF_GRADE = {"A": 1, "B": 7, "C": 15, "D": 30, "E": 365}
DAYS_OF_PRIORITY = {"A": 1, "B": 3, "C": 7, "D": 30}


def cadence(labels):
    """(days, scheme, label) of the cadence in force"""
    g, p = labels["grade"][0], labels["priority"][0]
    return (DAYS_OF_PRIORITY[p], "priority", p) if g == "ungraded" else (DAYS_OF_GRADE[g], "grade", g)


def leaving(c, labels, cal):
    """(instant, reason, cause: the spell, its base day and the reason), or None: it stays, or nobody can be warned"""
    owner, start = spell(c)
    if owner is None or not channel(c) or any(e.open for e in c.events):
        return None
    last = max((e.t for e in c.events if e.valid_fu), default=NEVER)
    base = max(start, last)
    found = []
    stage = labels["stage"][0]
    if stage in NO_FOLLOW_UP:
        span = max(NO_FOLLOW_UP[stage] * D, cadence(labels)[0] * D + WARN_BEFORE)
        found.append((base + span, 0, "no-follow-up", base))
    if not any(e.live for e in c.events if e.kind == "order"):
        found.append((start + NO_DEAL, 1, "no-deal", start))
    if not found:
        return None
    t, _, reason, counted_from = min(found)
    return t, reason, (start, cal.day(counted_from), reason)


def pass_time(c, now, labels, cal):
    """what a write at an instant does: a warning that is due is given; who was warned long enough ago leaves"""
    found = leaving(c, labels, cal)
    if found is None:
        c.warned = None
        return
    t, _, cause = found
    warned = c.warned[1] if c.warned and c.warned[0] == cause else None
    if warned is None:
        c.warned = (cause, now) if t - WARN_BEFORE <= now else None
    elif t <= now and warned + WARNED_AT_LEAST <= now:
        c.warned = None
        c.events.append(SimpleNamespace(t=now, seq=10 ** 9, kind="released", owner="", live=False, open=False,
                                        valid_fu=False, call=False, form=False))
