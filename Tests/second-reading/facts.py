"""What several rules ask of a timeline: the need in force, the message that waits, the ownership spell."""
from history import SPELL, STRONG
from instants import D, NEVER


def need_in_force(evs):
    """the need event in force, or None (never stated, spent or revived)"""
    need = None
    for e in evs:                    # evs are in (t, file) order
        if e.kind == "need":
            need = e
    if need is None:
        return None
    for e in evs:
        if need.level != "none":
            if e.t >= need.t and (e.kind == "deal-lost" or (e.kind == "order" and e.live)):
                return None
        else:
            if e.t > need.t and (e.kind in ("inquiry", "quote", "sample-order")
                                 or (e.kind == "signal" and e.signal in STRONG)):
                return None
            if e.t >= need.t and e.kind == "order" and e.live:
                return None
    return need


def waiting_message(evs, now):
    """instant of the message a reply is owed to, or None"""
    ans = NEVER
    for e in evs:
        if e.valid_fu or e.kind in ("quote", "no-reply-needed"):
            ans = max(ans, e.t)
    cur = None
    for e in evs:
        if e.t > ans and (e.kind == "inquiry" or (
                e.kind == "contact" and e.dir == "in" and e.purpose != "marketing"
                and e.channel in ("email", "chat", "sms"))):
            if cur is None or e.t >= cur + 31 * D:
                cur = e.t
    if cur is not None and now >= cur + 31 * D:
        return None
    return cur


def spell(c):
    """(owner, start) of the ownership spell in force, or (None, None)"""
    evs = [(e.t, 1, e.seq, e.kind, e.owner) for e in c.events if e.kind in SPELL]
    if c.owner0:
        evs.append((c.created if c.created is not None else c.imported, 0, 0, "owned", c.owner0))
    owner = start = None
    for t, _, _, kind, o in sorted(evs):
        owner, start = (o, t) if kind == "owned" else (None, None)
    return owner, start


def usable(c, ch):
    return c.has[ch] and ch not in c.dnc


def channel(c):
    last_in = ""
    for e in c.events:
        if e.kind == "contact" and e.dir == "in":
            last_in = e.channel
    for ch in (c.preferred, last_in, "email", "chat", "phone"):
        if ch and usable(c, ch):
            return ch
    return ""
