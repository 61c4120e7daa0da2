"""What is owed to a customer now: kind, due instant, channel and reason."""
from datetime import timedelta

from facts import channel, need_in_force, spell, usable, waiting_message
from instants import D, H, MIN, NEVER, local_date
from leaving import WARN_BEFORE, cadence, leaving
from upkeep import birthdays, services


def obligations(c, now, cal, labels):
    out = []                                         # (kind, due, channel, reason)
    evs = c.events
    owner, start = spell(c)
    ch = channel(c)
    one = timedelta(1)
    if ch:
        # greet-online: the latest online with no contact out since; a valid follow-up at its instant counts
        last_valid = max((e.t for e in evs if e.valid_fu and e.dir == "out"), default=NEVER)
        last_out = max((e.t for e in evs if e.kind == "contact" and e.dir == "out"), default=NEVER)
        on = [e.t for e in evs if e.kind == "online" and e.t > last_valid and e.t >= last_out]
        if on:
            out.append(("greet-online", cal.add_working(on[-1], 15 * MIN), ch, "online"))
        m = waiting_message(evs, now)
        if m is not None:
            out.append(("reply", m + 24 * H, ch, "unanswered"))
    if owner is None:
        return None, out
    fus = [e for e in evs if e.valid_fu]
    in_spell = [e for e in fus if e.t >= start]
    if ch and not in_spell:
        if labels["priority"][0] == "A":
            due = start + 24 * H
        else:
            due = cal.closing(cal.nth_after(cal.day(start), 2))
        out.append(("first-contact", due, ch, "new-spell"))
    if labels["importance"][0] == "important" and usable(c, "phone"):
        last_call = max((e.t for e in evs if e.call), default=NEVER)
        last_in = max((e.t for e in evs if e.kind == "contact" and e.dir == "in"), default=NEVER)
        mails = [e for e in evs if e.kind == "contact" and e.channel == "email" and e.dir == "out"
                 and e.purpose == "business" and e.outcome != "bounced" and e.t > last_call
                 and (e.t > last_in or (e.t == last_in and e.valid_fu))]
        if mails:
            out.append(("phone-confirm", cal.closing(cal.nth_after(mails[0].day, 1)), "phone", "email-unconfirmed"))
    calls = [e for e in evs if e.call]
    if calls:
        k = calls[-1]
        done = k.form or any(e.kind == "form" and e.t >= k.t for e in evs)
        if not done and k.rec < k.t + 7 * D:
            d = k.day
            if not (cal.working(d) and k.t < cal.closing(d)):
                d = cal.nth_after(d, 1)
            out.append(("record-form", cal.closing(d), "", "form-missing"))
    need = need_in_force(evs)
    today = cal.day(now)
    if need is not None and need.level == "obvious" and need.expected and today > need.expected:
        out.append(("reclassify", cal.closing(cal.nth_after(need.expected, 1)), "", "expected-passed"))
    if labels["grade"][0] == "ungraded" and in_spell and not any(e.open for e in evs):
        out.append(("reclassify", cal.closing(cal.nth_after(in_spell[0].day, 1)), "", "ungraded"))
    if ch:
        out += [("service", due, ch, "service") for due in services(c, today, cal)]
        out += [("care", due, ch, "birthday") for due in birthdays(c, today, cal)]
    leaves = leaving(c, labels, cal)
    if leaves:
        out.append(("recycle-warning", leaves[0] - WARN_BEFORE, ch, leaves[1]))
    if ch and in_spell:
        n, scheme, label = cadence(labels)
        reason = "cadence:%s:%s" % (scheme, label)
        since = max(c.since[s][1] for s in {"grade", scheme})
        last = fus[-1].day
        target = max(last, cal.day(start)) + timedelta(n)
        floor = cal.day(since)
        while not cal.working(floor):
            floor += one

        def search(ok):
            d = target
            while d > last and not ok(d):
                d -= one
            if d <= last:
                d = target + one
                while not ok(d):
                    d += one
            if d < floor:
                d = floor
                while not ok(d):
                    d += one
            return d

        def quiet(d):
            return local_date(cal.closing(d), c.tz).weekday() in (0, 4)
        d, use = search(cal.working), ch
        if use == "email" and quiet(d):
            if usable(c, "chat"):
                use = "chat"
            elif usable(c, "phone"):
                use = "phone"
            else:
                d = search(lambda x: cal.working(x) and not quiet(x))
        out.append(("follow-up", cal.closing(d), use, reason))
    return owner, out
