"""Until when a label holds, by asking again at every instant at which time alone could change one."""
from datetime import timedelta

from instants import D, add_months, fmt
from labels import SCHEMES, classify


def candidates(c, now, cal, paranoid):
    s = set()
    for e in c.events:
        for k in ((1, 7, 30, 31, 90) if not paranoid else range(1, 101)):
            s.add(e.t + k * D)
        if e.kind == "order":
            for k in (30, 90, 180, 365, 730):
                for j in (0, 1):
                    s.add(cal.day_start(e.day + timedelta(k + j)))
        if e.kind == "need" and e.expected:
            x = e.expected
            days = {x + timedelta(k) for k in (-91, -90, -89, -31, -30, -29, -8, -7, -6, -1, 0, 1, 29, 30, 31)}
            for n in (1, 3, 6):
                p = add_months(x, -n)
                days |= {p + timedelta(j) for j in range(-4, 5)}
            s |= {cal.day_start(d) for d in days}
    if paranoid:
        end = 1200
        d = cal.day(now)
        s |= {cal.day_start(d + timedelta(k)) for k in range(end)}
    s = sorted(x for x in s if x > now)
    return s


def valid_until(c, now, cal, base, paranoid):
    until = {}
    left = set(SCHEMES)
    for x in candidates(c, now, cal, paranoid):
        if paranoid:
            b = classify(c, x - 1, cal)
            for k in left:
                if x - 1 > now and b[k] != base[k]:
                    raise AssertionError("%s %s changed before %s" % (c.key, k, fmt(x)))
        v = classify(c, x, cal)
        for k in list(left):
            if v[k] != base[k]:
                until[k] = x
                left.discard(k)
        if not left:
            break
    return until
