"""Rows of generated timelines."""
from instants import D, H
from people import CHANNELS, OWNERS

SIGNALS = ["price-details", "demo-request", "contract-draft", "sample-request", "delivery-terms"]
CHAOS = {"inquiry": 2, "quote": 2, "order": 2, "contact": 5, "need": 2, "signal": 2, "form": 1, "online": 1, "owned": 1,
         "released": 1, "shipment": 1, "note": 1, "sample-order": 1, "deal-lost": 1, "order-completed": 1,
         "order-cancelled": 1, "no-reply-needed": 1, "service-request": 1, "service-closed": 1, "installed": 1}
MIXES = {                            # how often each kind comes up
    "fresh": {"inquiry": 5, "quote": 3, "contact": 6, "online": 2, "signal": 3, "need": 3, "form": 1,
              "no-reply-needed": 1},
    "deal": {"inquiry": 3, "quote": 3, "order": 4, "contact": 4, "need": 3, "signal": 2, "sample-order": 2,
             "deal-lost": 2, "order-completed": 3, "order-cancelled": 2},
    "buyer": {"order": 9, "contact": 3, "shipment": 1, "order-completed": 4, "order-cancelled": 2,
              "service-request": 2, "service-closed": 1},
    "need": {"need": 6, "inquiry": 1, "order": 1, "signal": 1, "contact": 4, "quote": 1, "deal-lost": 1},
    "talk": {"contact": 12, "inquiry": 2, "quote": 1, "form": 2, "online": 2, "owned": 1, "no-reply-needed": 1},
    "chaos": CHAOS,
    "tie": CHAOS,                    # most of it at two instants
    "mail": {"contact": 8, "need": 3, "inquiry": 1, "quote": 1, "signal": 2, "order": 1, "online": 1},
    "oldbig": {"order": 8, "need": 1, "contact": 1, "order-completed": 3, "order-cancelled": 1},
    "machine": {"installed": 5, "service-closed": 5, "service-request": 1, "contact": 2, "order": 1, "owned": 1},
    "silent": {"contact": 4, "inquiry": 2, "quote": 2, "sample-order": 2, "need": 3, "order": 3, "order-completed": 4,
               "released": 1, "owned": 2, "deal-lost": 1},
    "call": {"contact": 8, "form": 3, "need": 1, "order": 1, "owned": 1},
}


def fill_contact(row, mix, ambiguous, r):
    row["channel"] = r.choice(CHANNELS + ["email", "email", "phone", "chat"])
    if mix == "mail":
        row["channel"] = r.choice(["email"] * 5 + ["phone", "chat"])
    elif mix == "call":
        row["channel"] = r.choice(["phone", "visit", "phone", "email"])
    row["direction"] = r.choice(["in", "out", "out"])
    row["purpose"] = r.choice(["", "", "business", "care", "marketing"])
    row["outcome"] = r.choice(["", "", "", "reached", "no-answer", "bounced"])
    if row["channel"] in ("phone", "visit") and row["outcome"] in ("", "reached"):
        row["form"] = r.choice(["yes", "", "", ""])
    elif ambiguous and r.random() < .1:
        row["form"] = "yes"


def event_row(c, kind, t, j, mix, refs, machines, ambiguous, dice):
    """(instant, row) of the j-th event; the instant moves where a completion would precede its order"""
    r = dice.r
    row = dict(customer=c["key"], kind=kind)
    if kind == "contact":
        fill_contact(row, mix, ambiguous, r)
    elif kind == "signal":
        row["signal"] = r.choice(SIGNALS + SIGNALS + ["website-visit", "content"])
    elif kind == "need":
        row["level"] = r.choice(["obvious", "obvious", "obvious", "potential", "none"])
        if row["level"] == "obvious" or r.random() < .2:
            row["expected_close"] = dice.expected()
        if r.random() < .3:
            row["amount"] = dice.amount()
    elif kind == "order":
        if mix != "oldbig":
            row["amount"] = dice.amount()
        else:
            row["amount"] = dice.cents(r.choice([10000000, 20000000, 20000001, 5000000, 30000000, 25000000]))
        if row["amount"] and r.random() < .5:
            row["currency"] = "CNY"
        if r.random() < .7:
            row["ref"] = "PO-%d" % j
            refs.append((t, row["ref"]))
    elif kind == "sample-order":
        row["amount"] = r.choice(["", "12.50"])
    elif kind in ("order-completed", "order-cancelled"):
        if refs and r.random() < .6:
            ordered, row["order_ref"] = r.choice(refs)
            if not (ambiguous and r.random() < .2) and t < ordered:
                t = max(dice.clamp(ordered + r.choice([0, 0, 1, D, 5 * D])), ordered)
    elif kind == "installed":
        row["model"] = r.choice(["press", "GTX Pro"])
        row["serial"] = "" if r.random() < .2 else "S-%d" % j
        if r.random() < .9:
            row["service_days"] = str(dice.service_days(t))
        if row["serial"]:
            machines.append(row["serial"])
    elif kind == "service-closed":
        row["serial"] = r.choice(machines + ["", "", "S-0"])
    elif kind == "deal-lost":
        row["reason"] = "price"
    elif kind == "owned":
        row["owner"] = c["owner"] if c["owner"] and r.random() < .4 else r.choice(OWNERS)
        row["reason"] = "assigned"
    elif kind == "released":
        row["reason"] = "no time"
    elif kind == "note":
        row["note"] = "text, with \"quotes\""
    if "ref" not in row and r.random() < .2:
        row["ref"] = "R-%d" % j
    k = r.random()
    if row.get("channel") in ("phone", "visit") and k < .65 or k < .1:
        recorded = t + r.choice([0, 1, H, 3 * D, 7 * D - 1, 7 * D, 7 * D + 1, 7 * D - 1, 2 * D])
        if recorded <= dice.now:
            row["recorded_at"] = recorded
    return t, row


def without_unbound(evs):
    """the rows, in their order, but for completions and cancellations that find no open order"""
    ends = ("order-completed", "order-cancelled")
    byref = {row["ref"]: n for n, (_, row) in enumerate(evs) if row["kind"] == "order" and row.get("ref")}
    state, orders, dead = {}, [], set()
    for n in sorted(range(len(evs)), key=lambda n: (evs[n][0], evs[n][1]["kind"] in ends, n)):
        row = evs[n][1]
        if row["kind"] == "order":
            orders.append(n)
            state.setdefault(n, "open")
        elif row["kind"] in ends:
            if row.get("order_ref"):
                o = byref[row["order_ref"]]
            else:
                found = [o for o in orders if state[o] == "open"]
                if not found:
                    dead.add(n)
                    continue
                o = found[0] if row["kind"] == "order-completed" else found[-1]
            if row["kind"] == "order-cancelled":
                state[o] = "cancelled"
            elif state.get(o, "open") == "open":
                state[o] = "completed"
    return [row for n, (_, row) in enumerate(evs) if n not in dead]
