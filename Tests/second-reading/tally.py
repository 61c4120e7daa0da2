"""Latest instants, counts and sums of a timeline at an instant: what the schemes are made of."""
from datetime import timedelta
from types import SimpleNamespace

from history import SPELL, STRONG
from instants import D, NEVER


def tally(c, now, today):
    """one pass over the whole timeline; spans end at the instant itself, days count whole"""
    inq = quo = sam = lost = order = comp = fu = inb = closed = sreq = NEVER
    hot_on = none_at = NEVER
    n_inq = strong30 = 0
    any_sig30 = inq30 = inb30 = inb7 = False
    orders = n365 = n730 = s365 = s730 = 0
    last_order_day = None
    open_order = any_event = False
    d365, d730 = today - timedelta(365), today - timedelta(730)
    for e in c.events:
        k, t = e.kind, e.t
        if k not in SPELL:
            any_event = True
        if k == "inquiry":
            inq = max(inq, t)
            hot_on = max(hot_on, t)
            n_inq += 1
            inq30 |= now < t + 30 * D
        elif k == "quote":
            quo = max(quo, t)
        elif k == "sample-order":
            sam = max(sam, t)
        elif k == "deal-lost":
            lost = max(lost, t)
        elif k == "order":
            if e.live:
                order = max(order, t)
                orders += 1
                a = e.amount or 0
                if e.day > d365:
                    n365 += 1
                    s365 += a
                if e.day > d730:
                    n730 += 1
                    s730 += a
                if last_order_day is None or e.day > last_order_day:
                    last_order_day = e.day
                open_order |= e.open
        elif k == "order-completed":
            if e.live:
                comp = max(comp, t)
        elif k == "contact":
            if e.valid_fu:
                fu = max(fu, t)
            if e.dir == "in" and e.purpose != "marketing":
                inb = max(inb, t)
                inb30 |= now < t + 30 * D
                inb7 |= now < t + 7 * D
        elif k == "signal":
            if now < t + 30 * D:
                any_sig30 = True
                if e.signal in STRONG:
                    strong30 += 1
            if e.signal in STRONG:
                hot_on = max(hot_on, t)
        elif k == "need":
            if e.level == "obvious":
                hot_on = max(hot_on, t)
            elif e.level == "none":
                none_at = max(none_at, t)
        elif k == "service-request":
            sreq = max(sreq, t)
        elif k == "service-closed":
            closed = max(closed, t)
    return SimpleNamespace(
        inq=inq, quo=quo, sam=sam, lost=lost, order=order, comp=comp, fu=fu, inb=inb,
        closed=closed, sreq=sreq, hot_on=hot_on, none_at=none_at, n_inq=n_inq,
        strong30=strong30, any_sig30=any_sig30, inq30=inq30, inb30=inb30, inb7=inb7,
        orders=orders, n365=n365, n730=n730, s365=s365, s730=s730,
        last_order_day=last_order_day, open_order=open_order, any_event=any_event)
