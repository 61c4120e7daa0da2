"""Instants in milliseconds since 1970, and dates of a zone."""
import calendar
import re
from datetime import date, datetime, timedelta, timezone

UTC = timezone.utc
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MIN = 60_000
H = 60 * MIN
D = 24 * H                       # "N days" after an instant is N x 24 h
NEVER = -10 ** 18                # before every instant
STAMP = re.compile(r"^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$")


def parse_instant(s, tz):
    s = s.strip()
    if re.match(r"^\d{4}-\d\d-\d\d$", s):
        return local_ms(date.fromisoformat(s), 0, tz)
    m = STAMP.match(s)
    if not m:
        raise ValueError("not an RFC 3339 instant: %r" % s)
    y, mo, d, h, mi, se, frac, off = m.groups()
    base = datetime(int(y), int(mo), int(d), int(h), int(mi), int(se), tzinfo=UTC)
    ms = ((base - EPOCH) // timedelta(seconds=1)) * 1000
    if frac:
        if frac[3:].strip("0"):
            raise ValueError("finer than a millisecond: %r" % s)
        ms += int((frac + "000")[:3])
    if off not in "Zz":
        sign = 1 if off[0] == "+" else -1
        ms -= sign * (int(off[1:3]) * 60 + int(off[4:6])) * MIN
    return ms


def fmt(ms):
    s, r = divmod(ms, 1000)
    t = EPOCH + timedelta(seconds=s)
    out = t.strftime("%Y-%m-%dT%H:%M:%S")
    return out + (".%03d" % r if r else "") + "Z"


def local_ms(d, minutes, tz):
    if minutes >= 1440:
        d, minutes = d + timedelta(minutes // 1440), minutes % 1440
    t = datetime(d.year, d.month, d.day, minutes // 60, minutes % 60, tzinfo=tz)
    return ((t.astimezone(UTC) - EPOCH) // timedelta(milliseconds=1))


def local_date(ms, tz):
    return (EPOCH + timedelta(milliseconds=ms)).astimezone(tz).date()


def add_months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    m += 1
    return date(y, m, min(d.day, calendar.monthrange(y, m)[1]))


def within_months(d, n, c):
    """day d is within n months of day c"""
    return add_months(d, n) >= c
